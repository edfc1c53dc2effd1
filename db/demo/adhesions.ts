import type { Db } from "../client.server.ts"
import * as s from "../schema/index.ts"
import { demoId, named } from "./ids.ts"
import { after, before } from "./working-days.ts"

const at = (day: string) => new Date(`${day}T09:30:00Z`)

/** One request to join that waits for the secretariat, and one that was refused with its reason. */
export const seedAdhesions = async (db: Db, today: string) => {
  const table = { roundtableId: demoId("t3") }
  const body = { kind: "migrant_association", level: "municipal", territory: "Puglia" }
  await db.insert(s.adhesionRequests).values([
    {
      ...{
        ...named("adhesion:open"),
        ...table,
        ...body,
        state: "waiting",
        name: "Associazione Orizonti Nuovi (demo)",
      },
      ...{ runtsNumber: "DEMO-0901", email: "orizonti.nuovi@demo.example", contactLanguage: "it" },
      reason:
        "Accompagniamo chi arriva nei quartieri del porto: corsi di lingua, doposcuola, feste. Vorremmo portare al Tavolo quello che vediamo ogni giorno.",
      ...{
        contactName: "Mina Pennarello",
        contactRole: "presidente",
        contactEmail: "mina.pennarello@demo.example",
      },
      ...{ confirmedAt: at(before(today, 8)), dueOn: after(today, 22) },
    },
    {
      ...{
        ...named("adhesion:refused"),
        ...table,
        ...body,
        state: "refused",
        name: "Circolo Girandola (demo)",
      },
      ...{ reason: "Organizziamo serate di musica aperte a tutti.", contactLanguage: "it" },
      ...{ contactName: "Gigi Scotch", contactEmail: "gigi.scotch@demo.example" },
      ...{ confirmedAt: at(before(today, 60)), dueOn: before(today, 30) },
      ...{ takenById: demoId("u-bruno"), decidedById: demoId("u-bruno"), decidedAt: at(before(today, 45)) },
      decisionReason:
        "Lo statuto non è allegato e la richiesta non dice che cosa fate per l'integrazione. Mandaci lo statuto e due righe sulle attività: la guardiamo di nuovo.",
    },
  ])
  const event = (key: string, kind: string, day: string, text: string | null = null) => ({
    ...{ requestId: demoId(`adhesion:${key}`), kind, text, createdAt: at(day) },
  })
  await db
    .insert(s.adhesionEvents)
    .values([
      event("open", "sent", before(today, 8)),
      event("open", "confirmed", before(today, 8)),
      event("refused", "sent", before(today, 60)),
      event("refused", "confirmed", before(today, 60)),
      { ...event("refused", "taken", before(today, 50)), personId: demoId("u-bruno") },
      { ...event("refused", "refused", before(today, 45)), personId: demoId("u-bruno") },
    ])
}
