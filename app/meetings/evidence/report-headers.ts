import { fold } from "../../fold.ts"

export const PLATFORMS = ["teams", "zoom", "meet", "jitsi", "bigbluebutton", "typed", "other"] as const
export type Platform = (typeof PLATFORMS)[number]

/** What a column of a report tells. `action` and `at` belong together: "joined" at a moment, "left" at another. */
export type ColumnKind = "name" | "surname" | "email" | "joined" | "left" | "minutes" | "action" | "at"

/** Headings of the platforms in Italian and English, folded, without what stands in brackets. */
const HEADINGS: Readonly<Record<ColumnKind, readonly string[]>> = {
  name: [
    ...["name", "nome", "full name", "nome completo", "display name", "nome visualizzato", "user name"],
    ...["first name", "participant", "participant name", "partecipante", "nome partecipante", "nome utente"],
    ...["nome e cognome", "attendee", "user", "utente"],
  ],
  surname: ["last name", "cognome", "surname"],
  email: [
    ...["email", "e-mail", "user email", "email address", "indirizzo e-mail", "indirizzo email"],
    ...[
      "e-mail utente",
      "email utente",
      "indirizzo e-mail utente",
      "indirizzo di posta elettronica",
      "posta",
    ],
  ],
  joined: [
    ...["join time", "first join", "joined", "join", "time joined", "first joined", "login", "entered"],
    ...["ora di ingresso", "ora di entrata", "ora ingresso", "ora di accesso", "prima partecipazione"],
    ...["primo accesso", "ingresso", "entrata", "accesso", "ora di partecipazione", "registered on"],
  ],
  left: [
    ...[
      "leave time",
      "last leave",
      "left",
      "leave",
      "time exited",
      "time left",
      "last left",
      "logout",
      "left on",
    ],
    ...["ora di uscita", "ora uscita", "ultima uscita", "uscita", "ora di abbandono", "ultimo abbandono"],
  ],
  minutes: [
    ...["duration", "in-meeting duration", "total duration", "time in call", "online", "time in meeting"],
    ...["durata", "durata della riunione", "durata in riunione", "durata totale", "tempo in riunione"],
    ...["durata nella riunione", "durata partecipazione"],
  ],
  action: ["user action", "action", "azione utente", "azione", "azione dell'utente"],
  at: ["timestamp", "data e ora", "indicatore di data e ora", "ora"],
}

const plainHeading = (heading: string) =>
  fold(heading)
    .replace(/\([^)]*\)/g, "")
    .replace(/\s+/g, " ")
    .trim()

const kindOf = (heading: string): ColumnKind | null => {
  const plain = plainHeading(heading)
  const found = Object.entries(HEADINGS).find(([, headings]) => headings.includes(plain))
  return (found?.[0] as ColumnKind | undefined) ?? null
}

/** Where each kind of column stands in a row of headings; the first of a kind counts. */
export type Columns = Partial<Record<ColumnKind, number>>

/** The columns of a row, if it is one of headings: a name, and when or how long somebody was there; else null. */
export const columnsOf = (cells: readonly string[]): Columns | null => {
  const columns: Columns = {}
  for (const [at, cell] of cells.entries()) {
    const kind = kindOf(cell)
    if (kind && columns[kind] === undefined) columns[kind] = at
  }
  const tellsWhen =
    columns.joined ?? columns.minutes ?? (columns.action === undefined ? undefined : columns.at)
  return columns.name !== undefined && tellsWhen !== undefined ? columns : null
}

const SIGNS: readonly (readonly [Platform, RegExp])[] = [
  [
    "teams",
    /in-meeting duration|participant id|id partecipante|durata della riunione|user action|azione utente/,
  ],
  ["zoom", /original name|nome originale|recording|guest\b|consenso/],
  ["bigbluebutton", /moderator|activity score|talk time|webcam|punteggio|alzate di mano|raise hands/],
  ["jitsi", /speaker time|tempo di parola|participant name|display name/],
  ["meet", /time exited|time in call|first name.*last name|nome cognome/],
]

/** Which platform writes such headings; "other" where several might. */
export const platformOf = (headings: readonly string[]): Platform => {
  const line = headings.map(fold).join(" ")
  return SIGNS.find(([, sign]) => sign.test(line))?.[0] ?? "other"
}

const JOINED = /^(joined|partecipa|ha partecipato|entrat|accesso|ingresso)/
/** Whether an action is one of coming; everything else is one of leaving. */
export const isComing = (action: string): boolean => JOINED.test(fold(action))
