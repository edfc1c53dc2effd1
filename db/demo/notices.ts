type DemoNotice = {
  key: string
  person: string
  kind: string
  daysAgo: number
  isRead?: true
  roundtable: string
  /** What it is about: a demo key, and the kind of thing that it names. */
  subject: ["roundtable" | "document", string]
  /** Values of its line; the address is built from the subject. */
  params: Readonly<Record<string, string>>
}

const PLAN = "Piano regionale per l'integrazione – bozza partecipata (demo)"
const PUGLIA = "Tavolo regionale per l'integrazione – Puglia (demo)"

const opened = (person: string, isRead?: true): DemoNotice => ({
  ...{ key: `opened:${person}`, person, kind: "paper_opened", daysAgo: 12, roundtable: "t3" },
  ...{ subject: ["document", "d1"], params: { paper: PLAN } },
  ...(isRead ? { isRead } : {}),
})
const taken = (name: string, body: string, daysAgo: number, isRead?: true): DemoNotice => ({
  ...{ key: `taken:${name}`, person: "u-bruno", kind: "seat_taken", daysAgo, roundtable: "t3" },
  ...{ subject: ["roundtable", "t3"], params: { name, body, roundtable: PUGLIA } },
  ...(isRead ? { isRead } : {}),
})

/** What waits in the inboxes of the demo's people, oldest first. */
export const NOTICES: readonly DemoNotice[] = [
  taken("Gino Finto", "Comune di Borgo Esempio (demo)", 30, true),
  taken("Fatou Dimostrativa", "Associazione Orizzonti (demo)", 21, true),
  ...["u-carla", "u-gino"].map((person) => opened(person, true)),
  ...["u-ivo", "u-fatou", "u-lina", "u-hana", "u-omar"].map((person) => opened(person)),
  taken("Lina Bozza", "Donne in Rete APS (demo)", 6),
  taken("Hana Simulata", "Coordinamento giovani (demo)", 2),
]
