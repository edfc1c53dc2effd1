import { eq } from "drizzle-orm"
import { closeDueBallots } from "#app/ballots/life/close-ballot.server.ts"
import { excludeSeat } from "#app/ballots/life/end-ballot.server.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import { askMeeting } from "#app/ballots/stopping/ask-meeting.server.ts"
import { outbox, sittingOutcomes } from "#db/schema/index.ts"
import { inWriting, rowOf, seatCode, vote, voting, WRITTEN } from "#tests/ballots/rows.ts"
import { plus } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"

type Db = Parameters<typeof inWriting>[0]
type World = Awaited<ReturnType<typeof inWriting>>

const twoMayStop = (db: Db) => inWriting(db, { written: { ...WRITTEN.written, seatsMayStop: 2 } })
const ask = async (world: World, n: number, seat = n) =>
  askMeeting(await world.memberCtx(n), { ...world, seatCode: seatCode(world, seat) })

describe("seats that ask for a meeting instead of a procedure in writing", () => {
  test("stop it as soon as they are as many as the rules say, without a result", async ({ db }) => {
    const world = await twoMayStop(db)
    await vote(world, 3, "yes")
    expect(await ask(world, 0)).toBe(false)
    const page = await getBallot(await world.memberCtx(0), world.ballotCode)
    expect(page.stopping).toMatchObject({ needed: 2, asked: 1, isStopped: false })
    expect(page.stopping?.own).toMatchObject([{ code: seatCode(world, 0), hasAsked: true }])
    expect(await ask(world, 1)).toBe(true)
    const row = await rowOf(db, world.ballotCode)
    expect(row).toMatchObject({ state: "cancelled", stoppedBySeats: 2, verdict: null, cancelReason: null })
    expect(await refusalOf(vote(world, 2, "yes"))).toBe("forbidden ballots.refuse.cancelled")
    expect(await closeDueBallots(plus(world.ctx, 15 * 24 * 60))).toBe(0)
  })

  test("are told, with everybody who could vote, and the next verbale says it", async ({ db }) => {
    const world = await twoMayStop(db)
    await ask(world, 0)
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_stopped"))).toBe(0)
    await ask(world, 1)
    expect(await db.$count(outbox, eq(outbox.kind, "ballot_stopped"))).toBe(5)
    const { id } = await rowOf(db, world.ballotCode)
    const [outcome] = await db.select().from(sittingOutcomes).where(eq(sittingOutcomes.sourceId, id))
    expect(outcome?.meetingId).toBeNull()
    expect(JSON.stringify(outcome?.lines)).toContain("ballots.minutes.stopped")
  })

  test("count once each", async ({ db }) => {
    const world = await twoMayStop(db)
    await ask(world, 0)
    expect(await refusalOf(ask(world, 0))).toBe("conflict ballots.refuse.asked_already")
    expect((await rowOf(db, world.ballotCode)).state).toBe("open")
  })

  test("may have voted before: who asks says nothing of their vote", async ({ db }) => {
    const world = await twoMayStop(db)
    await vote(world, 0, "no")
    expect(await ask(world, 0)).toBe(false)
  })

  test("are one's own", async ({ db }) => {
    const world = await twoMayStop(db)
    expect(await refusalOf(ask(world, 0, 1))).toBe("forbidden ballots.refuse.not_entitled")
    const { ctx } = world
    expect(await refusalOf(askMeeting(ctx, { ...world, seatCode: "0000000000" }))).toBe(
      "forbidden ballots.refuse.not_on_roll",
    )
  })

  test("are not those that are out for a conflict of interest", async ({ db }) => {
    const world = await twoMayStop(db)
    await excludeSeat(world.ctx, { ...world, seatCode: seatCode(world, 0), reason: "È parte in causa" })
    expect(await refusalOf(ask(world, 0))).toBe("forbidden ballots.refuse.excluded")
    expect((await getBallot(await world.memberCtx(0), world.ballotCode)).stopping?.own).toEqual([])
  })

  test("do it only where the rules say so, and nothing offers it", async ({ db }) => {
    const world = await inWriting(db)
    expect(await refusalOf(ask(world, 0))).toBe("forbidden ballots.refuse.stop_not_foreseen")
    expect((await getBallot(await world.memberCtx(0), world.ballotCode)).stopping).toBeNull()
  })

  test("do it only in writing, and while it is open", async ({ db }) => {
    const meeting = await voting(db)
    expect(await refusalOf(ask(meeting, 0))).toBe("forbidden ballots.refuse.stop_in_writing")
    const world = await twoMayStop(db)
    await closeDueBallots(plus(world.ctx, 15 * 24 * 60))
    expect(await refusalOf(ask(world, 0))).toBe("forbidden ballots.refuse.stop_in_writing")
  })
})
