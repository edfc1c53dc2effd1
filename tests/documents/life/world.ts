import { desc, eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { answerRound } from "#app/documents/life/answer-round.server.ts"
import type { AnswerRound } from "#app/documents/life/input.ts"
import { openRound } from "#app/documents/life/open-round.server.ts"
import type { Db } from "#db/client.server.ts"
import { approvalAnswers, approvalRounds, documentStates, documentTexts, papers } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxOf } from "#tests/support/context.ts"
import { dayFromNow } from "#tests/support/days.ts"
import {
  makeOfficer,
  makePerson,
  makeRoundtable,
  makeSeat,
  makeTerm,
  type Paper,
  type Roundtable,
  type Seat,
} from "#tests/support/factories.ts"

export type Place = { seat: Seat; titular: Ctx; substitute: Ctx }
export type LifeWorld = {
  paper: Paper
  roundtable: Roundtable
  secretary: Ctx
  places: Place[]
}

const makePlace = async (db: Db, roundtableId: string): Promise<Place> => {
  const seat = await makeSeat(db, { roundtableId })
  const [titular, substitute] = [await makePerson(db), await makePerson(db)]
  await makeTerm(db, { seat, personId: titular.id, rank: 0 })
  await makeTerm(db, { seat, personId: substitute.id, rank: 1 })
  return { seat, titular: await ctxOf(db, titular), substitute: await ctxOf(db, substitute) }
}

/** A text that can be read, at a table with so many seats that have a titular and a substitute each. */
export const makeLife = async (
  db: Db,
  {
    state = "final_review",
    seats = 3,
    ...over
  }: { state?: string; seats?: number; visibility?: string } = {},
): Promise<LifeWorld> => {
  const table = await makeRoundtable(db, over)
  const { paper, roundtable } = await makeReadable(db, { state, table })
  const text = { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Parole" }] }] }
  await db.insert(documentTexts).values({
    ...{ documentId: paper.id, roundtableId: roundtable.id, epoch: 1, seq: 1 },
    ...{ json: text, plain: "Parole", words: 1, headings: [] },
  })
  const secretary = await makePerson(db)
  await makeOfficer(db, { roundtableId: roundtable.id, personId: secretary.id, role: "secretary" })
  const places: Place[] = []
  for (let n = 0; n < seats; n++) places.push(await makePlace(db, roundtable.id))
  return { paper, roundtable, places, secretary: await ctxOf(db, secretary) }
}

export const openedBy = async (
  db: Db,
  { paper, secretary }: Pick<LifeWorld, "paper" | "secretary">,
  over: { closesOn?: string; among?: "seats" | "parties"; parties?: string[] } = {},
): Promise<number> =>
  openRound(secretary, {
    ...{ paperCode: paper.code, closesOn: await dayFromNow(db, 10), among: "seats", parties: [] },
    ...over,
  })

/** A text in its first round. */
export const makeRound = async (db: Db, over: Parameters<typeof makeLife>[1] = {}): Promise<LifeWorld> => {
  const world = await makeLife(db, over)
  await openedBy(db, world)
  return world
}

/** What a seat's form sends. */
export const saying = (
  { paper }: Pick<LifeWorld, "paper">,
  { seat }: Pick<Place, "seat">,
  over: Partial<AnswerRound> = {},
): AnswerRound => ({
  ...{ paperCode: paper.code, number: 1, seat: seat.code, choice: "approve", remarks: "", seen: "" },
  ...over,
})

export const agree = async (world: LifeWorld, places: readonly Place[] = world.places) => {
  for (const place of places) await answerRound(place.titular, saying(world, place))
}

export const paperOf = async (db: Db, { paper }: Pick<LifeWorld, "paper">) => {
  const [row] = await db
    .select({ state: papers.state, adoptedAt: papers.adoptedAt, lockedAt: documentStates.lockedAt })
    .from(papers)
    .innerJoin(documentStates, eq(documentStates.documentId, papers.id))
    .where(eq(papers.id, paper.id))
  if (!row) throw new Error("No document is there")
  return row
}

export const lastRound = async (db: Db) => {
  const [round] = await db.select().from(approvalRounds).orderBy(desc(approvalRounds.openedAt)).limit(1)
  if (!round) throw new Error("No round was opened")
  return round
}

export const liveAnswers = async (db: Db) =>
  (await db.select().from(approvalAnswers)).filter((answer) => answer.replacedAt === null)
