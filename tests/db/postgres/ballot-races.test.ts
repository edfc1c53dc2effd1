import { eq, isNull } from "drizzle-orm"
import { getBallotFile } from "#app/ballots/get-file.server.ts"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { removeSeat } from "#app/roundtables/seats/remove-seat.server.ts"
import { ballotSeats, ballots, votes } from "#db/schema/index.ts"
import { drafted, inWriting, rowOf, vote, voting } from "#tests/ballots/rows.ts"
import { confirm, plus } from "#tests/meetings/session/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { isLong, times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

/** The long run has a thousand seats vote in the moment of the closing. */
const SEATS = times(120, 1000)
const LONG_MS = isLong ? 600_000 : 90_000

describe("votes at the same moment", () => {
  test("of a titular and a substitute for one seat in writing: one is accepted", async ({ pg: { db } }) => {
    const world = await inWriting(db)
    const [first] = world.seated
    if (!first) throw new Error("Nobody sits there")
    const substitute = await makePerson(db)
    await makeTerm(db, { seat: first.seat, personId: substitute.id, rank: 1 })
    const other = await ctxOf(db, substitute)
    const outcomes = await together(
      () => vote(world, 0, "yes"),
      () => vote(world, 0, "no", { ctx: other }),
      () => vote(world, 0, "abstain"),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(1)
    expect(new Set(outcomes.filter((outcome) => outcome !== null).map(String))).toEqual(
      new Set(["conflict ballots.refuse.seat_used"]),
    )
    expect(await db.$count(votes)).toBe(1)
  })

  test("with the closing: every vote that was accepted is counted, and no other", {
    timeout: LONG_MS,
  }, async ({ own }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await voting(db, {}, { seats: SEATS, there: SEATS })
    const members = await Promise.all(world.seated.map((_, n) => world.memberCtx(n)))
    const outcomes = await together(
      ...members.map((ctx, n) => () => vote(world, n, n % 3 === 0 ? "no" : "yes", { ctx })),
      () => closeBallot(world.ctx, world),
    )
    const accepted = outcomes.slice(0, SEATS).filter((outcome) => outcome === null).length
    const refused = outcomes.slice(0, SEATS).filter((outcome) => outcome !== null)
    expect(outcomes.at(-1)).toBeNull()
    expect(new Set(refused.map(String))).toEqual(
      new Set(refused.length > 0 ? ["forbidden ballots.refuse.closed"] : []),
    )
    const file = await getBallotFile(world.ctx, world.ballotCode)
    expect(file.votes).toHaveLength(accepted)
    expect(recount(JSON.parse(JSON.stringify(file))).breaks).toEqual([])
  })

  test("of everybody twice are one for each seat", { timeout: LONG_MS }, async ({ own }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await voting(db, {}, { seats: SEATS, there: SEATS })
    const members = await Promise.all(world.seated.map((_, n) => world.memberCtx(n)))
    const outcomes = await together(
      ...[...members.entries(), ...members.entries()].map(
        ([n, ctx]) =>
          () =>
            vote(world, n, "yes", { ctx }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(SEATS)
    expect(await db.$count(votes, isNull(votes.replacedAt))).toBe(SEATS)
  })
})

test("fifty who close a ballot at once close it once, with one seal", async ({ own }) => {
  const { db } = await own.open({ poolSize: 20 })
  const world = await voting(db)
  await vote(world, 0, "yes")
  const outcomes = await together(
    ...Array.from({ length: 50 }, (_, n) => () => closeBallot(plus(world.ctx, n), world)),
  )
  expect(outcomes.filter((outcome) => outcome !== null)).toEqual([])
  const page = await getBallot(world.ctx, world.ballotCode)
  expect(page.account).toHaveLength(3)
  expect(
    recount(JSON.parse(JSON.stringify(await getBallotFile(world.ctx, world.ballotCode)))).breaks,
  ).toEqual([])
})

test("an opening while somebody else is confirmed has a roll that agrees with what it froze", async ({
  own,
}) => {
  const { db } = await own.open({ poolSize: 10 })
  const world = await drafted(db)
  await together(
    () => openBallot(plus(world.ctx, 2), world),
    () => confirm(plus(world.ctx, 2), world, 3),
  )
  const row = await rowOf(db, world.ballotCode)
  const roll = await db.$count(ballotSeats, eq(ballotSeats.ballotId, row.id))
  const { roll: frozen } = row.frozen as { roll: { seats: unknown[] } }
  expect(frozen.seats).toHaveLength(roll)
})

test("an opening while a vacant seat is taken away has a roll that agrees with what it froze", async ({
  own,
}) => {
  const { db } = await own.open({ poolSize: 20 })
  const world = await drafted(db)
  const vacant = await makeSeat(db, { roundtableId: world.roundtable.id, constituencyId: world.group.id })
  const outcomes = await together(
    () => openBallot(plus(world.ctx, 2), world),
    () => removeSeat(world.ctx, { seatCode: vacant.code, reason: "Non serve più" }),
    () => removeSeat(world.ctx, { seatCode: world.seated[4]?.seat.code ?? "", reason: "Non serve più" }),
  )
  expect(outcomes.slice(0, 2)).toEqual([null, null])
  expect(outcomes[2]).toBe("conflict seats.errors.seat_is_held")
  const row = await rowOf(db, world.ballotCode)
  const { roll } = row.frozen as {
    roll: { seats: unknown[]; groups: { assigned: number; filled: number }[] }
  }
  expect(roll.seats).toHaveLength(await db.$count(ballotSeats, eq(ballotSeats.ballotId, row.id)))
  // The seat was there, or it was gone: never half of it.
  expect([5, 6]).toContain(roll.groups[0]?.assigned)
  expect(roll.groups[0]?.filled).toBe(5)
})

test("ballots that are opened at once are numbered one after the other", async ({ own }) => {
  const { db } = await own.open({ poolSize: 20 })
  const world = await drafted(db)
  const first = await rowOf(db, world.ballotCode)
  const { id: _, code: __, createdAt: ___, ...copy } = first
  const codes = await Promise.all(
    Array.from(
      { length: 12 },
      async () => (await db.insert(ballots).values(copy).returning())[0]?.code ?? "",
    ),
  )
  await together(...codes.map((ballotCode) => () => openBallot(world.ctx, { ballotCode })))
  const numbers = (
    await db.select({ number: ballots.number }).from(ballots).where(eq(ballots.state, "open"))
  ).map(({ number }) => number)
  expect(numbers.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: 12 }, (_, n) => n + 1))
})
