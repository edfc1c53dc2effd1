import { eq, sql } from "drizzle-orm"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { cancelBallot, excludeSeat, publishBallot } from "#app/ballots/life/end-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { castVotes } from "#app/ballots/voting/cast-votes.server.ts"
import { takeVote } from "#app/ballots/voting/take-vote.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { giveProxy, withdrawProxy } from "#app/meetings/session/give-proxy.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import type { Db } from "#db/client.server.ts"
import { ballots, meetings, presences, proxies, seatTerms, votes } from "#db/schema/index.ts"
import { asked, drafted, inWriting, seatCode, type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { here, plus } from "#tests/meetings/session/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

type World = Pick<Voting, "ctx" | "ballotCode" | "seated" | "memberCtx">
type Drafted = Awaited<ReturnType<typeof drafted>>

const exclude = (world: World, n: number) =>
  excludeSeat(world.ctx, { ...world, seatCode: seatCode(world, n), reason: "È parte in causa" })
const lateBy = (db: Db, { ballotCode }: World, seconds: number) =>
  db
    .update(ballots)
    .set({ closesAt: sql`clock_timestamp() - ${seconds} * interval '1 second'` })
    .where(eq(ballots.code, ballotCode))
const take = (world: World, n: number) =>
  takeVote(world.ctx, { ...world, seatCode: seatCode(world, n), choice: "yes", replaces: null })

const PROXY = { proxy: { allowed: true, sameGroup: false, mostHeld: 2 } }
const give = (world: Drafted, principal: number, holderCode: string) =>
  giveProxy(world.ctx, {
    ...{ ...here(world), principalCode: seatCode(world, principal), holderCode },
    ...{ letter: "Delego il voto", protocol: null, file: null },
  })

describe("a vote is refused", () => {
  test("after the deadline, also while no job has closed the ballot", async ({ db }) => {
    const world = await inWriting(db)
    await lateBy(db, world, 1)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.closed")
    expect(await db.$count(votes)).toBe(0)
  })

  test("for what became of the ballot before it is refused for the hour", async ({ db }) => {
    const world = await inWriting(db)
    await cancelBallot(world.ctx, { ...world, reason: "La domanda era sbagliata" })
    await lateBy(db, world, 1)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.cancelled")
  })

  test("before the opening, also of who prepares the ballot and has a seat", async ({ db }) => {
    const world = await drafted(db)
    const [first] = world.seated
    if (!first) throw new Error("Nobody sits there")
    await makeTerm(db, { seat: first.seat, personId: world.secretary.id, rank: 1 })
    const ctx = await ctxOf(db, world.secretary)
    expect(await refusalOf(vote(world, 0, "yes", { ctx }))).toBe("forbidden ballots.refuse.not_open_yet")
  })

  test("of a seat that is out for a conflict of interest", async ({ db }) => {
    const world = await voting(db)
    await exclude(world, 0)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.excluded")
  })

  test("of who lost the mandate since the opening", async ({ db }) => {
    const world = await inWriting(db)
    const ctx = await world.memberCtx(0)
    await db
      .update(seatTerms)
      .set({ endedAt: new Date(), endReason: "Dimissioni" })
      .where(eq(seatTerms.seatId, world.seated[0]?.seat.id ?? ""))
    expect(await refusalOf(vote(world, 0, "yes", { ctx }))).toBe("forbidden ballots.refuse.not_entitled")
  })

  test("of who left the room before voting", async ({ db }) => {
    const world = await voting(db)
    const own = eq(presences.seatId, world.seated[0]?.seat.id ?? "")
    const [row] = await db.select({ id: presences.id }).from(presences).where(own)
    await markExit(plus(world.ctx, 2), { ...here(world), presenceId: row?.id ?? "", exit: "left", at: null })
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.not_present")
  })

  test("of who gave a proxy and came all the same, unless the rules let both", async ({ db }) => {
    for (const principalMayVote of [false, true]) {
      const world = await drafted(db, {}, { rules: { proxy: { ...PROXY.proxy, principalMayVote } } })
      await give(world, 0, seatCode(world, 1))
      await openBallot(world.ctx, world)
      expect(await refusalOf(vote(world, 0, "yes"))).toBe(
        principalMayVote ? null : "forbidden ballots.refuse.proxy_given",
      )
    }
  })

  test("with all the others that were sent with it: nothing of them is kept", async ({ db }) => {
    const world = await drafted(db, {}, { rules: PROXY })
    await give(world, 4, seatCode(world, 0))
    await openBallot(world.ctx, world)
    const sent = castVotes(await world.memberCtx(0), {
      ballotCode: world.ballotCode,
      votes: [
        { seatCode: seatCode(world, 0), choice: "yes", replaces: null },
        { seatCode: seatCode(world, 4), choice: "none", replaces: null },
      ],
    })
    expect(await refusalOf(sent)).toBe("forbidden ballots.refuse.not_an_answer")
    expect(await db.$count(votes)).toBe(0)
  })
})

describe("what is said aloud is refused", () => {
  test("of a procedure in writing", async ({ db }) => {
    const world = await inWriting(db)
    expect(await refusalOf(take(world, 0))).toBe("forbidden ballots.refuse.spoken_in_meeting")
  })

  test("of a seat where nobody sits any more", async ({ db }) => {
    const world = await voting(db)
    await db.update(presences).set({ untilAt: plus(world.ctx, 1).now, exit: "left" })
    expect(await refusalOf(take(world, 0))).toBe("forbidden ballots.refuse.not_present_spoken")
  })
})

describe("a step of a ballot's life is refused", () => {
  test("to publish before it is closed", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(publishBallot(world.ctx, world))).toBe("forbidden ballots.refuse.not_to_publish")
  })

  test("to take a seat out once it is closed", async ({ db }) => {
    const world = await voting(db)
    await closeBallot(world.ctx, world)
    expect(await refusalOf(exclude(world, 0))).toBe("forbidden ballots.refuse.not_to_exclude")
  })

  test("to put a question in a meeting that is over", async ({ db }) => {
    const world = await drafted(db)
    await db.update(meetings).set({ state: "closed" }).where(eq(meetings.id, world.meeting.id))
    const place = { roundtableCode: world.roundtable.code, meetingCode: world.code }
    const itemCode = world.meeting.items[1]?.code
    expect(await refusalOf(draftBallot(world.ctx, asked({ ...place, itemCode })))).toBe(
      "forbidden ballots.refuse.meeting_over",
    )
  })

  test("to vote on paper where each constituency has its own result", async ({ db }) => {
    const rules = { majority_ordinary: { groups: "every" as const } }
    const draft = drafted(db, { visibility: "secret_paper", persons: "yes" }, { rules })
    expect(await refusalOf(draft)).toBe("invalid ballots.refuse.paper_by_group (visibility)")
  })
})

describe("the holder of a proxy", () => {
  test("may sit on an advisory seat, and votes for the principal alone", async ({ db }) => {
    const world = await drafted(db, {}, { rules: PROXY })
    const place = { roundtableId: world.roundtable.id, constituencyId: world.group.id }
    const seat = await makeSeat(db, { ...place, voting: false })
    const holder = await makePerson(db)
    await makeTerm(db, { seat, personId: holder.id })
    const who = { who: `person:${holder.code}`, remote: false, at: null, replace: false }
    await confirmPresence(plus(world.ctx, 2), { ...here(world), seatCode: seat.code, ...who })
    await give(world, 4, seat.code)
    await openBallot(plus(world.ctx, 3), world)
    const ctx = await ctxOf(db, holder)
    const voteFor = (code: string) =>
      castVotes(ctx, { ...world, votes: [{ seatCode: code, choice: "yes", replaces: null }] })
    expect(await refusalOf(voteFor(seat.code))).toBe("forbidden ballots.refuse.not_on_roll")
    await voteFor(seatCode(world, 4))
    expect(await db.select({ holderId: votes.holderId }).from(votes)).toEqual([{ holderId: seat.id }])
  })

  test("may be out for a conflict of interest, and votes for the principal all the same", async ({ db }) => {
    const world = await drafted(db, {}, { rules: PROXY })
    await give(world, 4, seatCode(world, 0))
    await openBallot(world.ctx, world)
    await exclude(world, 0)
    const ctx = await world.memberCtx(0)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.excluded")
    expect(await refusalOf(vote(world, 4, "yes", { ctx }))).toBeNull()
  })

  test("votes no more once it is taken back; the vote that was cast with it stands", async ({ db }) => {
    const world = await drafted(db, {}, { rules: PROXY })
    await give(world, 4, seatCode(world, 0))
    await openBallot(world.ctx, world)
    const ctx = await world.memberCtx(0)
    await vote(world, 4, "yes", { ctx })
    const [row] = await db.select().from(proxies)
    await withdrawProxy(plus(world.ctx, 2), { ...here(world), proxyCode: row?.code ?? "" })
    await closeBallot(plus(world.ctx, 3), world)
    expect(await db.$count(votes)).toBe(1)
    const place = { roundtableCode: world.roundtable.code, meetingCode: world.code }
    const itemCode = world.meeting.items[1]?.code
    const ballotCode = await draftBallot(world.ctx, asked({ ...place, itemCode }))
    await openBallot(plus(world.ctx, 4), { ballotCode })
    expect(await refusalOf(vote({ ...world, ballotCode }, 4, "yes", { ctx }))).toBe(
      "forbidden ballots.refuse.not_on_roll",
    )
  })
})
