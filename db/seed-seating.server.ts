import { eq } from "drizzle-orm"
import type { Db } from "./client.server.ts"
import { after, before } from "./demo/working-days.ts"
import * as s from "./schema/index.ts"

/** The fixed id and code of a demo row by its key. */
export type Named = (key: string) => { id: string; code: string }

const dayBefore = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)

/** C3 of Puglia passed from one person to the next a while ago: two mandates, and the hand-over. */
const seedHandOver = async (db: Db, today: string, named: Named) => {
  const startsOn = before(today, 200)
  const incoming = named("t3:C3:0")
  const outgoing = named("t3:C3:0:before")
  const own = { roundtableId: named("t3").id, seatId: named("t3:C3").id }
  const [from, to] = [named("Yara Cartolina").id, named("Bashir Promemoria").id]
  const endsOn = dayBefore(startsOn)
  const closed = new Date(`${startsOn}T08:00:00Z`)
  await db.insert(s.seatTerms).values({
    ...{ ...outgoing, ...own, personId: from, rank: 0, startsOn: before(today, 400), endsOn },
    ...{ letter: "Nota di designazione", protocol: "DEMO/000113" },
    ...{ succeededAt: closed, endedAt: closed, endReason: "expired" },
  })
  await db
    .update(s.seatTerms)
    .set({ startsOn, predecessorId: outgoing.id })
    .where(eq(s.seatTerms.id, incoming.id))
  await db.insert(s.handOvers).values({
    ...{ ...named("t3:C3:hand-over"), ...own, outgoingTermId: outgoing.id, fromId: from, toId: to, startsOn },
    ...{
      note: "Restano da seguire i moduli riscritti e l'elenco delle lingue.",
      decidedById: named("u-bruno").id,
    },
    createdAt: new Date(`${endsOn}T09:30:00Z`),
  })
}

/** A delegate sent to a past meeting, and a body that was asked whom it designates and has not answered. */
const seedLetters = async (db: Db, today: string, named: Named) => {
  const roundtableId = named("t3").id
  const day = before(today, 42)
  const bruno = named("u-bruno").id
  await db.insert(s.delegateNotes).values({
    ...{ ...named("t3:C3:delegate"), roundtableId, seatId: named("t3:C3").id, day },
    ...{ name: "Yara Cartolina", personId: named("Yara Cartolina").id, submittedById: bruno },
    ...{ letter: "Nota di delega della Comunità Mediterranea (demo)", protocol: "DEMO/000212" },
    ...{ state: "accepted", decidedById: bruno, decidedAt: new Date(`${day}T07:50:00Z`) },
  })
  await db.insert(s.designationRequests).values({
    ...{ ...named("t3:A5:request"), roundtableId, seatId: named("t3:A5").id, requestedById: bruno },
    ...{ email: "protocollo@pec.demo.example", protocol: "DEMO/000114" },
    ...{ dueOn: before(today, 30), createdAt: new Date(`${before(today, 60)}T09:00:00Z`) },
  })
}

/** What the Puglia table's seats have behind them: a hand-over, a delegate, a request; a mandate that ends soon. */
export const seedSeating = async (db: Db, today: string, named: Named) => {
  await seedHandOver(db, today, named)
  await seedLetters(db, today, named)
  await db
    .update(s.seatTerms)
    .set({ endsOn: after(today, 20) })
    .where(eq(s.seatTerms.id, named("t3:A2:1").id))
}
