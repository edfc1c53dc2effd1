type Attended = { person: string; from: number; until: number }

const whole = (person: string): Attended => ({ person, from: 0, until: 180 })

/** What the registers of the demo's running edition say: minutes from each session's beginning. */
export const COURSE_REGISTERS = [
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
]
