import type { Db } from "./client.server.ts"
import { before } from "./demo/working-days.ts"
import * as s from "./schema/index.ts"
import type { Named } from "./seed-seating.server.ts"

type Step = {
  act: "sent" | "received" | "taken" | "answered"
  /** Keys of the table that acts and of the one it goes to. */
  at: string
  to?: string
  by: string
  office: string
  daysAgo: number
  text?: string
}
type DemoItem = {
  key: string
  kind: string
  title: string
  text: string
  state: string
  steps: readonly Step[]
}

const ITEMS: readonly DemoItem[] = [
  {
    ...{ key: "item:map", kind: "request", state: "in_charge" },
    title: "Una mappa sola dei PUA, con le lingue parlate (demo)",
    text: "Ogni sportello ha il suo foglio con gli orari, e i fogli non coincidono. Chiediamo una mappa unica, uguale per tutte le regioni, con indirizzo, orari, telefono e lingue parlate in quel giorno.",
    steps: [
      { act: "sent", at: "t3", to: "t5", by: "u-bruno", office: "secretary", daysAgo: 30 },
      { act: "received", at: "t5", by: "u-ada", office: "secretary", daysAgo: 28 },
      {
        ...{ act: "taken", at: "t5", by: "u-ada", office: "secretary", daysAgo: 25 },
        text: "La portiamo al prossimo incontro tra le regioni.",
      },
    ],
  },
  {
    ...{ key: "item:report", kind: "report", state: "answered" },
    title: "Relazione del gruppo Scuola e giovani, primi sei mesi (demo)",
    text: "In sei mesi il gruppo si è riunito quattro volte. Ha istruito una proposta sulla consulta dei giovani in ogni istituto e chiede al Tavolo di discuterla.",
    steps: [
      { act: "sent", at: "gl1", to: "t3", by: "u-hana", office: "facilitator", daysAgo: 20 },
      { act: "taken", at: "t3", by: "u-bruno", office: "secretary", daysAgo: 18 },
      {
        ...{ act: "answered", at: "t3", by: "u-carla", office: "chair", daysAgo: 12 },
        text: "Grazie. La proposta sulla consulta entra nell'ordine del giorno della prossima riunione.",
      },
    ],
  },
]

/** What the demo's tables have passed on: a request up to the interregional table, a report answered by Puglia. */
export const seedItems = async (db: Db, today: string, named: Named) => {
  for (const { key, steps, ...item } of ITEMS) {
    const [first] = steps
    if (!first?.to) throw new Error(`${key} begins nowhere`)
    await db.insert(s.items).values({
      ...{ ...named(key), ...item, isPublic: true, passages: steps.length },
      ...{ roundtableId: named(first.at).id, atId: named(first.to).id },
      createdAt: new Date(`${before(today, first.daysAgo)}T09:00:00Z`),
    })
    await db.insert(s.itemPassages).values(
      steps.map(({ act, at, to, by, office, daysAgo, text }, index) => ({
        ...{ id: named(`${key}:${index}`).id, itemId: named(key).id, seq: index + 1, act, office },
        ...{ roundtableId: named(at).id, toId: to ? named(to).id : null, personId: named(by).id },
        ...{ text: text ?? null, createdAt: new Date(`${before(today, daysAgo)}T09:30:00Z`) },
      })),
    )
  }
}
