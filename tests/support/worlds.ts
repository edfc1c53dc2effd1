import fc from "fast-check"
import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { papers, paperWriters, roundtables } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "./context.ts"
import { dayFromNow } from "./days.ts"
import {
  makeAdministrator,
  makeOfficer,
  makePaper,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Paper,
  type Roundtable,
  type Seat,
} from "./factories.ts"

/** What the one who asks is to a table: nothing, something, or something that is over. */
const TIES = [
  "none",
  "titular",
  "substitute",
  "secretary",
  "chair",
  "facilitator",
  "observer",
  "ended mandate",
  "past mandate",
  "future mandate",
  "ended office",
] as const
type Tie = (typeof TIES)[number]

export const STATES = ["draft", "co_design", "final_review", "approval", "adopted", "published"] as const
export const WRITERS = ["every seat", "my seat", "another seat", "no seat"] as const

const paperPlan = fc.record({
  state: fc.constantFrom(...STATES),
  writers: fc.constantFrom(...WRITERS),
  isDeleted: fc.constantFrom(false, false, false, true),
})
export type PaperPlan = typeof paperPlan extends fc.Arbitrary<infer T> ? T : never

const tablePlan = fc.record({
  visibility: fc.constantFrom("public", "members"),
  ties: fc.uniqueArray(fc.constantFrom(...TIES), { minLength: 1, maxLength: 2 }),
  papers: fc.array(paperPlan, { maxLength: 5 }),
})
type TablePlan = typeof tablePlan extends fc.Arbitrary<infer T> ? T : never

/** Several tables with their texts, and somebody who is this or that to each of them. */
export const worldPlan = fc.record({
  who: fc.constantFrom("nobody", "person", "person", "person", "administrator"),
  tables: fc.array(tablePlan, { minLength: 1, maxLength: 4 }),
})
export type WorldPlan = typeof worldPlan extends fc.Arbitrary<infer T> ? T : never

const tie = async (db: Db, how: Tie, personId: string, seat: Seat) => {
  const { roundtableId } = seat
  const mandate = (over: Parameters<typeof makeTerm>[1]) => makeTerm(db, { seat, personId, ...over })
  const over = { endedAt: new Date("2025-01-01"), endReason: "dimissioni" }
  if (how === "none") return
  if (how === "titular") return mandate({ rank: 0 })
  if (how === "substitute") return mandate({ rank: 1 })
  if (how === "ended mandate") return mandate({ rank: 2, ...over })
  if (how === "past mandate") return mandate({ rank: 3, endsOn: await dayFromNow(db, -1) })
  if (how === "future mandate") return mandate({ rank: 4, startsOn: await dayFromNow(db, 1) })
  if (how === "ended office")
    return makeOfficer(db, { roundtableId, personId, role: "secretary", endedAt: over.endedAt })
  return makeOfficer(db, { roundtableId, personId, role: how })
}

/** A person has at most one mandate at a table that was not ended. */
const possible = (ties: readonly Tie[]) => {
  const mandates = ties.filter((how) => /titular|substitute|past|future/.test(how))
  return ties.filter((how) => !mandates.slice(1).includes(how))
}

/** Writes a planned text of the table of these two seats. */
export const writePaper = async (db: Db, plan: PaperPlan, mine: Seat, others: Seat): Promise<Paper> => {
  const { writers, isDeleted } = plan
  const state = plan.state === "published" ? "adopted" : plan.state
  const paper = await makePaper(db, {
    ...{
      roundtableId: mine.roundtableId,
      state,
      writers: writers === "every seat" ? writers.replace(" ", "_") : "named_seats",
    },
    ...{ adoptedAt: state === "adopted" ? new Date("2025-06-01") : null },
    ...{ publishedAt: plan.state === "published" ? new Date("2025-06-02") : null },
    ...{ deletedAt: isDeleted ? new Date("2025-07-01") : null },
  })
  const named = { "my seat": [mine], "another seat": [others], "every seat": [mine], "no seat": [] }[writers]
  for (const seat of named)
    await db
      .insert(paperWriters)
      .values({ documentId: paper.id, seatId: seat.id, roundtableId: seat.roundtableId })
  return paper
}

const build = async (db: Db, plan: TablePlan, personId: string | null) => {
  const roundtable = await makeRoundtable(db, { visibility: plan.visibility })
  const mine = await makeSeat(db, { roundtableId: roundtable.id })
  const others = await makeSeat(db, { roundtableId: roundtable.id })
  if (personId) for (const how of possible(plan.ties)) await tie(db, how, personId, mine)
  for (const paper of plan.papers) await writePaper(db, paper, mine, others)
  return roundtable
}

/** Writes a planned world into the database: its tables, and the context of whoever asks. */
export const buildWorld = async (db: Db, plan: WorldPlan): Promise<{ ctx: Ctx; tables: Roundtable[] }> => {
  const make = { nobody: null, person: makePerson, administrator: makeAdministrator }[plan.who]
  const person = make && (await make(db))
  const tables: Roundtable[] = []
  for (const table of plan.tables) tables.push(await build(db, table, person?.id ?? null))
  return { ctx: person ? await ctxOf(db, person) : await ctxFor(db), tables }
}

/** Every text that there is, deleted ones too, with the seats that write it if they are named. */
export const everyPaper = async (db: Db) => {
  const [all, writers] = [await db.select().from(papers), await db.select().from(paperWriters)]
  const tables = new Map((await db.select().from(roundtables)).map((row) => [row.id, row]))
  return all.map((paper) => {
    const isOfPublicTable = tables.get(paper.roundtableId)?.visibility === "public"
    const named = writers.filter((row) => row.documentId === paper.id).map((row) => row.seatId)
    const { roundtableId, state } = paper
    return {
      paper,
      facts: {
        ...{ roundtableId, state, isOfPublicTable, isPublished: paper.publishedAt !== null },
        writerSeats: paper.writers === "every_seat" ? null : named,
      },
    }
  })
}
