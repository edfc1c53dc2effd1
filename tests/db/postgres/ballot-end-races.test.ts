import { and, eq, isNull } from "drizzle-orm"
import { closeDueBallots } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { confirmPapers, enterPapers } from "#app/ballots/papers/count-papers.server.ts"
import { handPaper, nameScrutineers } from "#app/ballots/papers/hand-papers.server.ts"
import { EnterPapers } from "#app/ballots/papers/input.ts"
import { markingBallots } from "#app/ballots/presence/mark-corrected.server.ts"
import { askMeeting } from "#app/ballots/stopping/ask-meeting.server.ts"
import { correctPresence } from "#app/meetings/session/correct-presence.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  auditEntries,
  ballotMeetingAsks,
  ballotSeats,
  ballots,
  outbox,
  presences,
  votes,
} from "#db/schema/index.ts"
import { asked, drafted, inWriting, rowOf, seatCode, vote, voting, WRITTEN } from "#tests/ballots/rows.ts"
import { here, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const DAYS = 24 * 60
const ROUNDS = times(4, 40)

type World = Awaited<ReturnType<typeof inWriting>>
const twoMayStop = (db: Db) => inWriting(db, { written: { ...WRITTEN.written, seatsMayStop: 2 } })
/** Another procedure in writing at the same table, open. */
const another = async (world: World) => {
  const endDay = plus(world.ctx, 10 * DAYS)
    .now.toISOString()
    .slice(0, 10)
  const ballotCode = await draftBallot(
    world.ctx,
    asked({ roundtableCode: world.roundtable.code, endDay, endTime: "21:00" }),
  )
  await openBallot(world.ctx, { ballotCode })
  return { ...world, ballotCode }
}
const ask = async (world: World, n: number) => {
  const ctx = await world.memberCtx(n)
  return () => askMeeting(ctx, { ...world, seatCode: seatCode(world, n) })
}

describe("stopping a procedure in writing", () => {
  test("against its closing ends it once: without a result, or closed with the ask refused", async ({
    own,
  }) => {
    const { db } = await own.open({ poolSize: 20 })
    const first = await twoMayStop(db)
    for (let round = 0; round < ROUNDS; round++) {
      const world = round === 0 ? first : await another(first)
      await vote(world, 2, "yes")
      await (await ask(world, 0))()
      const [stopped] = await together(await ask(world, 1), () => closeDueBallots(plus(world.ctx, 15 * DAYS)))
      const { state, stoppedBySeats, verdict, head } = await rowOf(db, world.ballotCode)
      expect({ state, stoppedBySeats, isJudged: verdict !== null && head !== null, stopped }).toEqual(
        stopped === null
          ? { state: "cancelled", stoppedBySeats: 2, isJudged: false, stopped: null }
          : {
              ...{ state: "closed", stoppedBySeats: null, isJudged: true },
              stopped: "forbidden ballots.refuse.stop_in_writing",
            },
      )
    }
  })

  test("by everybody at once stops it once, with as many as it takes, and tells everybody once", async ({
    own,
  }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await twoMayStop(db)
    const outcomes = await together(...(await Promise.all([0, 1, 2, 3, 4].map((n) => ask(world, n)))))
    expect(outcomes.filter((outcome) => outcome === null)).toHaveLength(2)
    expect(new Set(outcomes.filter(Boolean))).toEqual(new Set(["forbidden ballots.refuse.stop_in_writing"]))
    expect(await db.$count(ballotMeetingAsks)).toBe(2)
    expect(await db.$count(auditEntries, eq(auditEntries.action, "ballot.stopped"))).toBe(1)
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_stopped"))).toBe(5)
  })

  test("against votes keeps those that were accepted, and refuses the others as cancelled", async ({
    own,
  }) => {
    const { db } = await own.open({ poolSize: 20 })
    const world = await twoMayStop(db)
    const members = await Promise.all([0, 1, 2, 3, 4].map((n) => world.memberCtx(n)))
    const asks = await Promise.all([0, 1].map((n) => ask(world, n)))
    const outcomes = await together(...members.map((ctx, n) => () => vote(world, n, "yes", { ctx })), ...asks)
    const voted = outcomes.slice(0, 5)
    expect(outcomes.slice(5)).toEqual([null, null])
    expect(voted.filter((one) => one !== null && one !== "forbidden ballots.refuse.cancelled")).toEqual([])
    expect(await db.$count(votes)).toBe(voted.filter((one) => one === null).length)
    expect((await rowOf(db, world.ballotCode)).state).toBe("cancelled")
  })
})

test("a paper that is given out while the count is confirmed is in the count, or it is not given", async ({
  own,
}) => {
  const { db } = await own.open({ poolSize: 20 })
  for (let round = 0; round < ROUNDS; round++) {
    const world = await voting(db, { visibility: "secret_paper", persons: "yes" })
    const { ctx, ballotCode } = world
    await nameScrutineers(ctx, { ballotCode, seats: [seatCode(world, 0), seatCode(world, 1)] })
    for (const n of [0, 1]) await handPaper(ctx, { ballotCode, seatCode: seatCode(world, n) })
    await enterPapers(ctx, EnterPapers.parse({ ballotCode, handedOut: "2", cast: "2", yes: "2" }))
    const chair = await ctxAs(db, "chair", world)
    const outcomes = await together(
      () => handPaper(ctx, { ballotCode, seatCode: seatCode(world, 2) }),
      () => confirmPapers(chair, { ballotCode, revision: 0 }),
    )
    const { id, state } = await rowOf(db, ballotCode)
    const marks = await db.$count(
      ballotSeats,
      and(eq(ballotSeats.ballotId, id), eq(ballotSeats.tookPaper, true)),
    )
    expect([
      { state: "closed", marks: 2, outcomes: ["forbidden ballots.refuse.papers_when_open", null] },
      { state: "open", marks: 3, outcomes: [null, "forbidden ballots.refuse.papers_differ"] },
    ]).toContainEqual({ state, marks, outcomes })
  }
})

test("a ballot that opens while presence is put right is marked, or opens on the roll as it was put right", async ({
  own,
}) => {
  const { db } = await own.open({ poolSize: 20 })
  for (let round = 0; round < ROUNDS; round++) {
    const world = await drafted(db, {}, { there: 4 })
    const third = and(eq(presences.seatId, world.seated[3]?.seat.id ?? ""), isNull(presences.replacedAt))
    const [row] = await db.select({ id: presences.id }).from(presences).where(third)
    const input = { ...here(world), presenceId: row?.id ?? "", from: null, until: null, strike: true }
    const outcomes = await together(
      () => openBallot(plus(world.ctx, 5), world),
      () =>
        markingBallots(plus(world.ctx, 9), world.code, (ctx) =>
          correctPresence(ctx, { ...input, reason: "Firma di un’altra persona" }),
        ),
    )
    expect(outcomes).toEqual([null, null])
    const { id, correction } = await rowOf(db, world.ballotCode)
    const roll = await db.$count(ballotSeats, eq(ballotSeats.ballotId, id))
    expect([
      { roll: 4, isMarked: true },
      { roll: 3, isMarked: false },
    ]).toContainEqual({ roll, isMarked: correction !== null })
  }
  expect(await db.$count(ballots)).toBe(ROUNDS)
})

test("a text and its amendment that open at once do not both: the amendment first, or the text without it", async ({
  own,
}) => {
  const { db } = await own.open({ poolSize: 20 })
  for (let round = 0; round < ROUNDS; round++) {
    const world = await drafted(db)
    const place = { roundtableCode: world.roundtable.code, meetingCode: world.code }
    const itemCode = world.meeting.items[1]?.code
    const amend = async () => {
      const ballotCode = await draftBallot(world.ctx, asked({ ...place, itemCode, stage: "replace" }))
      await openBallot(world.ctx, { ballotCode })
    }
    const outcomes = await together(amend, () => openBallot(world.ctx, world))
    expect([
      [null, "forbidden ballots.refuse.amendments_first"],
      ["forbidden ballots.refuse.text_put", null],
    ]).toContainEqual(outcomes)
  }
})
