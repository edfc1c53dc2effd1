type Attended = { person: string; from: number; until: number }

const whole = (person: string): Attended => ({ person, from: 0, until: 180 })

type DemoRegister = {
  key: string
  edition: string
  trainer: string
  countersignedBy: string | null
  /** Where everybody was; online unless said. */
  place?: "room" | "online"
  topic: string
  attended: Attended[]
  excused: [string, string][]
}

/** Of the sessions of an edition that is over: who was there, of four, and for how many minutes of each. */
const finished = (edition: string, people: Readonly<Record<string, readonly number[]>>): DemoRegister[] =>
  TOPICS.map((topic, n) => ({
    ...{
      key: `${edition}:${n + 1}`,
      edition,
      trainer: "u-ivo",
      countersignedBy: "u-rosa",
      place: "room",
      topic,
    },
    attended: Object.entries(people).flatMap(([person, minutes]) =>
      minutes[n] ? [{ person, from: 0, until: minutes[n] ?? 0 }] : [],
    ),
    excused: [],
  }))

const TOPICS = [
  "Ingresso e soggiorno: che cosa chiedere e che cosa no (demo)",
  "Famiglia e minori (demo)",
  "Lavoro e iscrizione ai servizi (demo)",
  "Casi e verifica (demo)",
]
const ALL_OF_IT = [240, 240, 240, 240]

/** What the registers of the demo's editions say: minutes from each session's beginning. */
export const COURSE_REGISTERS: readonly DemoRegister[] = [
  {
    ...{ key: "c2a:1", edition: "c2a", trainer: "u-lina", countersignedBy: "u-rosa" as string | null },
    topic: "Ruoli e regole: chi parla a chi in un colloquio mediato (demo)",
    attended: [
      ...["Quirina Nastro", "Rocco Cartella", "sana", "Uma Pergamena"].map(whole),
      { person: "Tullio Inchiostro", from: 0, until: 60 },
    ],
    excused: [] as [string, string][],
  },
  {
    ...{ key: "c2a:2", edition: "c2a", trainer: "u-lina", countersignedBy: null },
    topic: "Preparare il colloquio: prima, durante, dopo (demo)",
    attended: [
      ...["Quirina Nastro", "Uma Pergamena"].map(whole),
      { person: "Rocco Cartella", from: 5, until: 180 },
    ],
    excused: [["sana", "Visita medica (demo)"]] as [string, string][],
  },
  ...finished("c3a", {
    ...{ "u-elena": ALL_OF_IT, "u-lina": [240, 225, 240, 240], "Alba Quaderno": [240, 240, 0, 240] },
    // Exactly at the threshold, and a minute below it.
    ...{ "Enza Matita": [240, 240, 240, 48], "Flora Graffetta": [240, 240, 240, 47] },
    ...{ "Kadija Copertina": [240, 240, 210, 200], "Nadir Taccuino": [240, 180, 240, 195] },
    ...{
      "Rocco Cartella": [235, 250, 240, 240],
      "Uma Pergamena": [240, 240, 240, 0],
      "Orsola Busta": [240, 0, 0, 0],
    },
  }),
  ...finished("c3b", {
    ...{ "u-hana": ALL_OF_IT, "Tullio Inchiostro": [240, 240, 180, 240], "Vito Scatola": [240, 0, 240, 0] },
  }),
]
