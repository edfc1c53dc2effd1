import { eq } from "drizzle-orm"
import { openFigures, tableFigures } from "#app/figures/queries.server.ts"
import { Period } from "#app/meetings/figures/input.ts"
import type { Db } from "#db/client.server.ts"
import {
  answerCommitments,
  ballotSeats,
  ballots,
  proposalSupports,
  roundtables,
  votes,
} from "#db/schema/index.ts"
import { makeAnswer } from "#tests/answers/rows.ts"
import { makeClosedBallot, makeOnPaper, makeOpenBallot } from "#tests/ballots/made.ts"
import { makeCall, makeProject } from "#tests/calls/rows.ts"
import { makeCommitmentRow, makeDecision, PUBLISHED } from "#tests/meetings/decisions/rows.ts"
import { makeProposal } from "#tests/proposals/rows.ts"
import { makeVersion } from "#tests/roundtables/regulation/versions.ts"
import { ctxAs, makeTable } from "#tests/roundtables/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeConstituency, makeOrganisation, makeSeat } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const ALL_TIME = Period.parse({})
const NEVER = Period.parse({ from: "2020-01-01", to: "2020-12-31" })

/** A public table with two bodies of a constituency, and three persons of another. */
const peopled = async (db: Db) => {
  const table = await makeTable(db)
  const { id: roundtableId } = table.roundtable
  await makeVersion(db, { roundtableId, number: 1, inForceFrom: "2009-01-01" })
  const associations = await makeConstituency(db, { roundtableId, name: "Associazioni" })
  const youth = await makeConstituency(db, { roundtableId, name: "Giovani" })
  const body = await makeOrganisation(db, { kind: "migrant_association" })
  const seat = (over: Parameters<typeof makeSeat>[1]) => makeSeat(db, { roundtableId, ...over })
  const bodies = [
    await seat({ constituencyId: associations.id, organisationId: body.id }),
    await seat({
      constituencyId: associations.id,
      organisationId: (await makeOrganisation(db, { kind: "third_sector" })).id,
    }),
  ]
  const persons = []
  for (let n = 0; n < 3; n++) persons.push(await seat({ constituencyId: youth.id, designatedById: body.id }))
  return { ...table, body, bodies, persons }
}
type Peopled = Awaited<ReturnType<typeof peopled>>

const figuresOf = async (db: Db, { roundtable }: Pick<Peopled, "roundtable">, period = ALL_TIME) =>
  tableFigures(await ctxFor(db), roundtable.code, period)
const lineOf = ({ participation }: Awaited<ReturnType<typeof figuresOf>>, name: string) =>
  [...participation.byGroup, ...participation.byKind].find((line) => line.name === name || line.key === name)

describe("participation in a table's ballots", () => {
  const withBallot = async (db: Db, isPublished = true) => {
    const table = await peopled(db)
    await makeClosedBallot(db, table.roundtable, [...table.bodies, ...table.persons], { isPublished })
    return table
  }

  test("counts seats that were called and seats that voted, by constituency and by kind of body", async ({
    db,
  }) => {
    const table = await withBallot(db)
    await db
      .update(votes)
      .set({ replacedAt: new Date() })
      .where(eq(votes.seatId, table.bodies[1]?.id ?? ""))
    const figures = await figuresOf(db, table)
    expect(lineOf(figures, "Associazioni")?.votes).toEqual({ part: 1, whole: 2 })
    expect(lineOf(figures, "migrant_association")?.votes).toEqual({ part: 1, whole: 1 })
    expect(lineOf(figures, "third_sector")?.votes).toEqual({ part: 0, whole: 1 })
    expect(lineOf(figures, "persons")?.votes).toEqual({ part: 3, whole: 3 })
    expect(figures.participation.ballots).toBe(1)
  })

  test("asks no vote of a seat that is out for a conflict of interest", async ({ db }) => {
    const table = await withBallot(db)
    await db
      .update(ballotSeats)
      .set({ excludedFor: "Interesse", excludedById: table.secretary.id })
      .where(eq(ballotSeats.seatId, table.bodies[0]?.id ?? ""))
    expect(lineOf(await figuresOf(db, table), "migrant_association")?.votes).toEqual({ part: 0, whole: 0 })
  })

  test("knows nothing of an open ballot, nor of one that is not published yet", async ({ db }) => {
    const table = await withBallot(db, false)
    await makeOpenBallot(db, table.roundtable, table.bodies, { number: 9 })
    const { participation } = await figuresOf(db, table)
    expect([participation.ballots, participation.total.votes]).toEqual([0, { part: 0, whole: 0 }])
  })

  test("of a secret vote on paper gives the whole table's totals, and no constituency's", async ({ db }) => {
    const table = await peopled(db)
    const seats = [...table.bodies, ...table.persons]
    const { code } = await makeOnPaper(db, table.roundtable, seats, 3, {})
    const { closedAt, closing, verdict, head } = await makeClosedRow(db, table)
    await db
      .update(ballots)
      .set({ state: "published", closedAt, closing, verdict, head, publishedAt: closedAt })
      .where(eq(ballots.code, code))
    const { participation } = await figuresOf(db, table)
    expect(participation).toMatchObject({ paperBallots: 1, paperVotes: { whole: seats.length } })
    expect(participation.total.votes).toEqual({ part: 0, whole: 0 })
  })

  test("is of the period only", async ({ db }) => {
    expect((await figuresOf(db, await withBallot(db), NEVER)).participation.ballots).toBe(0)
  })
})

/** What a closed ballot of another table has, to close one with. */
const makeClosedRow = async (db: Db, { bodies }: Peopled) => {
  const other = await peopled(db)
  await makeClosedBallot(db, other.roundtable, bodies.slice(0, 1))
  const [row] = await db.select().from(ballots).where(eq(ballots.roundtableId, other.roundtable.id))
  if (!row) throw new Error("There is no closed ballot")
  return row
}

describe("proposals", () => {
  test("count by who signed them and by who supports them", async ({ db }) => {
    const table = await peopled(db)
    const { id: roundtableId } = table.roundtable
    const proposal = await makeProposal(db, { roundtableId }, [
      { organisationId: table.body.id },
      { organisationId: (await makeOrganisation(db, { kind: "agency" })).id },
    ])
    await db.insert(proposalSupports).values(
      [...table.bodies, ...table.persons].map(({ id: seatId }, n) => ({
        ...{ roundtableId, proposalId: proposal.id, seatId, endedAt: n === 0 ? new Date() : null },
      })),
    )
    const figures = await figuresOf(db, table)
    expect(figures.participation.proposals).toBe(1)
    expect(lineOf(figures, "Associazioni")).toMatchObject({ signatures: 1, supports: 1, seats: 2 })
    expect(lineOf(figures, "without_seat")).toMatchObject({ signatures: 1, supports: 0 })
    expect(lineOf(figures, "persons")).toMatchObject({ supports: 3 })
  })

  test("that the public does not see are not counted, nor are drafts", async ({ db }) => {
    const table = await peopled(db)
    const { id: roundtableId } = table.roundtable
    await makeProposal(db, { roundtableId, shownAt: null })
    await makeProposal(db, { roundtableId, state: "draft" })
    expect((await figuresOf(db, table)).participation).toMatchObject({
      ...{ proposals: 0, total: { signatures: 0 } },
    })
  })
})

describe("answers and commitments", () => {
  test("count as they stand: in time, late, extended, and what became of what was promised", async ({
    db,
  }) => {
    const table = await peopled(db)
    const { id: roundtableId } = table.roundtable
    const voted = (number: number) =>
      makeProposal(db, { roundtableId, number, state: "voted", outcome: "approved" })
    const asked = async (number: number, over: Partial<Parameters<typeof makeAnswer>[2]> = {}) =>
      makeAnswer(db, await voted(number), { roundtableId, organisationId: table.body.id, ...over })
    const published = await asked(1, { state: "published" })
    await asked(2, { state: "published", dueOn: "2026-01-11", firstDueOn: "2026-01-11" })
    await asked(3, { dueOn: "2026-01-20", firstDueOn: "2026-01-20" })
    await asked(4, { dueOn: "2099-03-01", extendedAt: new Date(), extensionReason: "Mancano i pareri" })
    const shownAt = new Date("2026-02-01")
    const kept = await makeCommitmentRow(db, table.roundtable, { state: "done", progress: 100, shownAt })
    await db
      .insert(answerCommitments)
      .values({ roundtableId, answerId: published.id, position: 0, commitmentId: kept.id })
    const { id: decisionId } = await makeDecision(db, table.roundtable, PUBLISHED)
    const late = await makeCommitmentRow(db, table.roundtable, { decisionId, dueOn: "2026-01-31" })
    await makeCommitmentRow(db, table.roundtable, { decisionId, parentId: late.id })
    const inner = await makeDecision(db, table.roundtable)
    await makeCommitmentRow(db, table.roundtable, { decisionId: inner.id })
    const { answers, commitments } = await figuresOf(db, table)
    expect(answers).toEqual({
      ...{ asked: 4, extended: 1, inTime: { part: 1, whole: 3 }, medianTenths: 10 },
      standings: { in_time: 1, late: 1, open_in_term: 1, open_late: 1 },
    })
    expect(commitments.bySource).toMatchObject([
      { source: "answer", done: { part: 1, whole: 1 } },
      { source: "decision", promised: 1, standings: { late: 1 } },
    ])
  })
})

describe("an answer", () => {
  const answered = async (db: Db, over: Partial<Parameters<typeof makeAnswer>[2]>) => {
    const table = await peopled(db)
    const { id: roundtableId } = table.roundtable
    const proposal = await makeProposal(db, { roundtableId, number: 1, state: "voted", outcome: "approved" })
    await makeAnswer(db, proposal, { roundtableId, organisationId: table.body.id, ...over })
    return (await figuresOf(db, table)).answers
  }

  test("whose request was taken back is owed by nobody", async ({ db }) => {
    const taken = { state: "withdrawn", withdrawnAt: new Date(), withdrawnFor: "Chiesta due volte" }
    expect(await answered(db, { ...taken, dueOn: "2026-01-20", firstDueOn: "2026-01-20" })).toMatchObject({
      ...{ asked: 0, standings: { open_late: 0 } },
    })
  })

  test("by letter is in time by the letter's day, whenever the secretariat wrote it down", async ({ db }) => {
    const letter = { letterOn: "2026-01-11", letterProtocol: "12/2026" }
    const due = { dueOn: "2026-01-11", firstDueOn: "2026-01-11" }
    expect(await answered(db, { state: "published", ...due, ...letter })).toMatchObject({
      ...{ inTime: { part: 1, whole: 1 }, medianTenths: 0 },
    })
  })
})

describe("the figures of a table of members", () => {
  const inside = async (db: Db) => {
    const table = await peopled(db)
    await db.update(roundtables).set({ visibility: "members" }).where(eq(roundtables.id, table.roundtable.id))
    await makeClosedBallot(db, table.roundtable, table.bodies)
    return table
  }

  test.for(["nobody", "stranger", "secretary elsewhere"] as const)("are not for %s", async (who, { db }) => {
    const table = await inside(db)
    const read = tableFigures(await ctxAs(db, who, table), table.roundtable.code, ALL_TIME)
    expect(await refusalOf(read)).toMatch(/^not_found/)
  })

  test("do not tell who handed in a project for a call", async ({ db }) => {
    const table = await inside(db)
    const call = await makeCall(db, { roundtableId: table.roundtable.id })
    await makeProject(db, call, table.body.id, { state: "entered", submittedAt: new Date() })
    const figures = await tableFigures(table.ctx, table.roundtable.code, ALL_TIME)
    expect([figures.participation.proposals, figures.participation.total.signatures]).toEqual([0, 0])
  })

  test("count what its members read, and are no open data for anybody", async ({ db }) => {
    const table = await inside(db)
    const figures = await tableFigures(table.ctx, table.roundtable.code, ALL_TIME)
    expect(figures.participation.ballots).toBe(1)
    expect(await refusalOf(openFigures(table.ctx, table.roundtable.code, ALL_TIME))).toBe(
      "forbidden figures.refuse.not_open",
    )
  })
})

test("what a public table shows is the same for its secretariat as for everybody", async ({ db }) => {
  const table = await peopled(db)
  await makeClosedBallot(db, table.roundtable, table.bodies)
  await makeProposal(db, { roundtableId: table.roundtable.id, shownAt: null })
  const { isMember: _, ...own } = await tableFigures(table.ctx, table.roundtable.code, ALL_TIME)
  const { isMember: __, ...everybodys } = await figuresOf(db, table)
  expect(own).toEqual(everybodys)
})
