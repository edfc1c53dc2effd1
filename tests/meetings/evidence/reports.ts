/** Reports as each platform writes them, of one meeting on 22 November 2026 from 10:00 to 11:30. */
export const DAY = "2026-11-22"

const bytes = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, "utf16le"))

const TEAMS_EN = `1. Summary
Meeting title\tTavolo regionale (demo)
Attended participants\t3
Start time\t11/22/26, 9:55:00 AM
End time\t11/22/26, 11:31:00 AM
Meeting duration\t1h 36m

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Maria Finta (Unverified)\t11/22/26, 9:58:03 AM\t11/22/26, 11:30:10 AM\t1h 32m 7s\tmaria.finta@demo.example\tmaria.finta@demo.example\tPresenter
Anna D'Esempio\t11/22/26, 10:05:00 AM\t11/22/26, 10:40:00 AM\t35m\t\t\tAttendee

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Maria Finta (Unverified)\t11/22/26, 9:58:03 AM\t11/22/26, 10:10:00 AM\t12m\tmaria.finta@demo.example\tPresenter
`
const TEAMS_IT = TEAMS_EN.replace("1. Summary", "1. Riepilogo")
  .replace("2. Participants", "2. Partecipanti")
  .replace("3. In-Meeting Activities", "3. Attività durante la riunione")
  .replace(
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole",
    "Nome\tPrimo accesso\tUltima uscita\tDurata della riunione\tE-mail\tID partecipante (UPN)\tRuolo",
  )
  .replace(/11\/22\/26, 9:58:03 AM/g, "22/11/26, 09:58:03")
  .replace("11/22/26, 11:30:10 AM", "22/11/26, 11:30:10")
  .replace("11/22/26, 10:05:00 AM", "22/11/26, 10:05:00")
  .replace("11/22/26, 10:40:00 AM", "22/11/26, 10:40:00")
const TEAMS_OLD = `Full Name\tUser Action\tTimestamp
Maria Finta\tJoined\t22/11/2026, 09:58:03
Anna D'Esempio\tJoined before\t22/11/2026, 10:05:00
Anna D'Esempio\tLeft\t22/11/2026, 10:40:00
Maria Finta\tLeft\t22/11/2026, 11:30:10
`
const ZOOM_EN = `Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
999 9999 9999,"Tavolo regionale, seduta",11/22/2026 09:55:00 AM,11/22/2026 11:31:00 AM,host@demo.example,96,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest,Recording Consent
"Finta, Maria",maria.finta@demo.example,11/22/2026 09:58:03 AM,11/22/2026 10:10:00 AM,12,No,Yes
"Finta, Maria",maria.finta@demo.example,11/22/2026 10:12:00 AM,11/22/2026 11:30:10 AM,78,No,Yes
Anna D'Esempio,,11/22/2026 10:05:00 AM,11/22/2026 10:40:00 AM,35,Yes,Yes
`
const ZOOM_IT = `Nome (nome originale),Indirizzo e-mail utente,Ora di ingresso,Ora di uscita,Durata (minuti),Guest
Maria Finta,maria.finta@demo.example,22/11/2026 09:58:03,22/11/2026 11:30:10,92,No
Anna D'Esempio,,22/11/2026 10:05:00,22/11/2026 10:40:00,35,Sì
`
const MEET_EN = `First name,Last name,Email,Duration,Time joined,Time exited
Maria,Finta,maria.finta@demo.example,1 hr 32 min,9:58 AM,11:30 AM
Anna,D'Esempio,,35 min,10:05 AM,10:40 AM
`
const MEET_IT = `Nome;Cognome;Email;Durata;Ora di ingresso;Ora di uscita
Maria;Finta;maria.finta@demo.example;1 h 32 min;2026-11-22 09:58:03 GMT+1;2026-11-22 11:30:10 GMT+1
Anna;D'Esempio;;35 min;2026-11-22 10:05:00 GMT+1;2026-11-22 10:40:00 GMT+1
`
const JITSI = `Display name,Email,Joined,Left,Speaker time
Maria Finta,maria.finta@demo.example,2026-11-22T08:58:03Z,2026-11-22T10:30:10Z,00:12:30
Anna D'Esempio,,2026-11-22T09:05:00Z,2026-11-22T09:40:00Z,00:01:00
`
const BBB_EN = `"Name","Moderator","Activity Score","Talk time","Webcam Time","Messages","Raise hands","Join","Left","Duration"
"Maria Finta","TRUE",5,"00:10:00","00:00:00",3,1,"11/22/2026, 9:58:03 AM","11/22/2026, 11:30:10 AM","01:32:07"
"Anna D'Esempio","FALSE",1,"00:00:00","00:00:00",0,0,"11/22/2026, 10:05:00 AM","11/22/2026, 10:40:00 AM","00:35:00"
`
const BBB_IT = `Nome;Moderatore;Punteggio attività;Tempo di conversazione;Ingresso;Uscita;Durata
Maria Finta;VERO;5;00:10:00;22/11/2026, 09:58:03;22/11/2026, 11:30:10;01:32:07
Anna D'Esempio;FALSO;1;00:00:00;22/11/2026, 10:05:00;22/11/2026, 10:40:00;00:35:00
`
const TYPED = `Nome;E-mail;Entrata;Uscita
Maria Finta;maria.finta@demo.example;9.58;11.30
Anna D'Esempio;;10:05;10:40
`

type Sample = { of: string; platform: string; bytes: Uint8Array }
export const SAMPLES: readonly Sample[] = [
  { of: "Teams in English, UTF-16 with tabs", platform: "teams", bytes: utf16(TEAMS_EN) },
  { of: "Teams in Italian", platform: "teams", bytes: utf16(TEAMS_IT) },
  { of: "Teams as it was, coming and going in rows", platform: "teams", bytes: utf16(TEAMS_OLD) },
  { of: "Zoom in English, with its summary", platform: "zoom", bytes: bytes(ZOOM_EN) },
  { of: "Zoom in Italian", platform: "zoom", bytes: bytes(ZOOM_IT) },
  { of: "Meet in English, times alone", platform: "meet", bytes: bytes(MEET_EN) },
  { of: "Meet in Italian, with zones", platform: "meet", bytes: bytes(MEET_IT) },
  { of: "Jitsi, in Greenwich time", platform: "jitsi", bytes: bytes(JITSI) },
  { of: "BigBlueButton in English", platform: "bigbluebutton", bytes: bytes(BBB_EN) },
  { of: "BigBlueButton in Italian", platform: "bigbluebutton", bytes: bytes(BBB_IT) },
  { of: "typed by hand", platform: "other", bytes: bytes(TYPED) },
]
export const zoomReport = bytes(ZOOM_IT)
