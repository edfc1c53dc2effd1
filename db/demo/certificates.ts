/** The papers of the demo's edition that is closed, in the order of their issue; days are counted back. */
type DemoCertificate = {
  key: string
  person: string
  name: string
  code: string
  kind: "attendance" | "hours"
  attended: number
  daysAgo: number
  /** The key of the paper that took its place. */
  replacedBy?: string
  /** Why it is worth nothing any more. */
  ended?: string
}

const paper = (person: string, name: string, code: string, attended: number): DemoCertificate => ({
  ...{ key: `certificate:${person}`, person, name, code, attended, daysAgo: 45 },
  kind: attended * 100 >= 80 * 960 ? "attendance" : "hours",
})

export const CERTIFICATES: readonly DemoCertificate[] = [
  paper("Alba Quaderno", "Alba Quaderno", "YCSJ1YRZCDT8", 720),
  paper("u-elena", "Elena Campione", "QTMDA4AMW8SD", 960),
  paper("Enza Matita", "Enza Matita", "BJEXYQEWX13H", 768),
  paper("Flora Graffetta", "Flora Graffetta", "JNDT8PZC85ZD", 767),
  {
    ...{
      ...paper("Kadija Copertina", "Kadja Copertina", "WWXZS1M9D6J6", 890),
      replacedBy: "certificate:new",
    },
    ended: "Il nome è scritto con una lettera in meno (demo)",
  },
  paper("u-lina", "Lina Bozza", "VK3CQDJ3KMZ6", 945),
  paper("Nadir Taccuino", "Nadir Taccuino", "6GT3SZDC655S", 855),
  paper("Rocco Cartella", "Rocco Cartella", "6G50Z68JJV67", 955),
  paper("Uma Pergamena", "Uma Pergamena", "RRGNS35FKVEM", 720),
  {
    ...{ ...paper("Kadija Copertina", "Kadija Copertina", "8WADV31ZCHFH", 890), key: "certificate:new" },
    daysAgo: 43,
  },
]

/** What they print besides the register. */
export const CERTIFICATE_SETTINGS = {
  ...{ declaresHours: true, place: "Perugia", signatory: "Rosa Verifica" },
  office: "Coordinatrice dei corsi (demo)",
}
