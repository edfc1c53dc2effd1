import { and, eq, isNull } from "drizzle-orm"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { headFromPath } from "#app/ballots/log/seal.ts"
import { castVotes } from "#app/ballots/voting/cast-votes.server.ts"
import { getReceipt, getSpokenPage, getVotePage } from "#app/ballots/voting/queries.server.ts"
import { confirmSpoken, takeVote } from "#app/ballots/voting/take-vote.server.ts"
import { giveProxy } from "#app/meetings/session/give-proxy.server.ts"
import { outbox, proxies, votes } from "#db/schema/index.ts"
import { drafted, inWriting, rowOf, seatCode, type Voting, vote, voting } from "#tests/ballots/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const CHANGEABLE = {
  ballot: { persons: "secret_paper" as const, changeable: true, countWhileOpen: "hidden" as const },
}
const PROXY = {
  proxy: {
    ...{ allowed: true, per: "meeting" as const, written: true, sameGroup: false, mostHeld: 2 },
    principalMayVote: false,
  },
}

describe("a vote in a meeting", () => {
  test("is accepted of who sits there, and gives a receipt", async ({ db }) => {
    const world = await voting(db)
    const [receipt] = await vote(world, 0, "yes")
    expect(receipt?.leaf).toMatch(/^[0-9a-f]{64}$/)
    expect((await getReceipt(await world.memberCtx(0), world.ballotCode)).votes).toMatchObject([
      { choice: "yes", leaf: receipt?.leaf, path: null },
    ])
  })

  test("is one for each seat: the second is refused", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    expect(await refusalOf(vote(world, 0, "no"))).toBe("conflict ballots.refuse.seat_used")
  })

  test("of a seat that was not there at the opening is refused", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(vote(world, 4, "yes"))).toBe("forbidden ballots.refuse.not_on_roll")
  })

  test("of a substitute is refused while the titular is there", async ({ db }) => {
    const world = await voting(db)
    const substitute = await makePerson(db)
    const [first] = world.seated
    if (!first) throw new Error("Nobody sits there")
    await makeTerm(db, { seat: first.seat, personId: substitute.id, rank: 1 })
    const ctx = await ctxOf(db, substitute)
    expect(await refusalOf(vote(world, 0, "yes", { ctx }))).toBe("forbidden ballots.refuse.titular_present")
  })

  test("of somebody else's seat is refused", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(vote(world, 0, "yes", { ctx: await world.memberCtx(1) }))).toBe(
      "forbidden ballots.refuse.not_entitled",
    )
  })

  test("is not there for who may not see the ballot", async ({ db }) => {
    const world = await voting(db)
    const ctx = await ctxAs(db, "stranger", world)
    expect(await refusalOf(vote(world, 0, "yes", { ctx }))).toBe("not_found errors.not_found.text")
  })

  test("that answers nothing of the question is refused", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(vote(world, 0, "none"))).toBe("forbidden ballots.refuse.not_an_answer")
  })

  test("after the closing is refused", async ({ db }) => {
    const world = await voting(db)
    await closeBallot(world.ctx, world)
    expect(await refusalOf(vote(world, 0, "yes"))).toBe("forbidden ballots.refuse.closed")
  })
})

describe("proxies", () => {
  test("of an absent seat stand on the roll, and the holder votes for both", async ({ db }) => {
    const world = await drafted(db, {}, { rules: PROXY })
    await giveProxy(await world.memberCtx(4), {
      ...{ meetingCode: world.code, principalCode: seatCode(world, 4), holderCode: seatCode(world, 0) },
      ...{ letter: "Delego il voto", protocol: null, file: null },
    })
    await openBallot(world.ctx, world)
    const ctx = await world.memberCtx(0)
    expect((await getVotePage(ctx, world.ballotCode)).own.map(({ quality }) => quality)).toEqual([
      "titular",
      "proxy",
    ])
    await castVotes(ctx, {
      ballotCode: world.ballotCode,
      votes: [0, 4].map((n) => ({ seatCode: seatCode(world, n), choice: "yes" as const, replaces: null })),
    })
    const rows = await db.select().from(votes)
    expect(rows.map(({ holderId }) => holderId === null).toSorted()).toEqual([false, true])
    const used = await db.select().from(proxies)
    expect(used.map(({ usedAt }) => usedAt !== null)).toEqual([true])
    const told = await db.select().from(outbox).where(eq(outbox.kind, "proxy_used"))
    expect(told.map(({ personId }) => personId)).toEqual([world.seated[4]?.titular.id])
    expect(JSON.stringify(told[0]?.params)).not.toContain("yes")
    expect(await refusalOf(vote(world, 4, "no"))).toBe("forbidden ballots.refuse.not_present")
  })
})

describe("a vote in writing", () => {
  test("is changed where the rules allow it: the one before stays in the log", async ({ db }) => {
    const world = await inWriting(db, CHANGEABLE)
    await vote(world, 0, "yes")
    const [first] = (await getVotePage(await world.memberCtx(0), world.ballotCode)).own
    await vote(world, 0, "no", { replaces: first?.replaces ?? null })
    const row = await rowOf(db, world.ballotCode)
    expect(await db.$count(votes, eq(votes.ballotId, row.id))).toBe(2)
    expect(await db.$count(votes, and(eq(votes.ballotId, row.id), isNull(votes.replacedAt)))).toBe(1)
  })

  test("is not changed where the rules say nothing of it", async ({ db }) => {
    const world = await inWriting(db)
    await vote(world, 0, "yes")
    const [first] = (await getVotePage(await world.memberCtx(0), world.ballotCode)).own
    expect(first).toMatchObject({ replaces: null, mayVote: false })
    expect(await refusalOf(vote(world, 0, "no"))).toBe("conflict ballots.refuse.seat_used")
  })
})

describe("a vote said aloud", () => {
  const take = (world: Voting, n: number) => ({
    ...{ ballotCode: world.ballotCode, seatCode: seatCode(world, n), choice: "yes" as const, replaces: null },
  })

  test("is taken down by the secretary and confirmed by another before the ballot is closed", async ({
    db,
  }) => {
    const world = await voting(db)
    await takeVote(world.ctx, take(world, 0))
    expect(await refusalOf(closeBallot(world.ctx, world))).toBe("forbidden ballots.refuse.spoken_waiting")
    expect(await refusalOf(confirmSpoken(world.ctx, world))).toBe("forbidden ballots.refuse.confirm_own")
    const chair = await ctxAs(db, "chair", world)
    expect(await confirmSpoken(chair, world)).toBe(1)
    await closeBallot(world.ctx, world)
    expect((await rowOf(db, world.ballotCode)).state).toBe("closed")
  })

  test("of a seat that voted alone is refused, and says so only when it is asked", async ({ db }) => {
    const world = await voting(db)
    const before = await getSpokenPage(world.ctx, world.ballotCode)
    await vote(world, 0, "no")
    expect(await getSpokenPage(world.ctx, world.ballotCode)).toEqual(before)
    expect(await refusalOf(takeVote(world.ctx, take(world, 0)))).toBe("conflict ballots.refuse.seat_used")
  })

  test("is not taken down by a member", async ({ db }) => {
    const world = await voting(db)
    expect(await refusalOf(takeVote(await world.memberCtx(1), take(world, 0)))).toBe(
      "forbidden ballots.refuse.secretary_or_chair",
    )
  })
})

test("once the ballot is closed the receipt leads to the head of the log", async ({ db }) => {
  const world = await voting(db)
  await vote(world, 0, "yes")
  await vote(world, 1, "no")
  await closeBallot(world.ctx, world)
  const { votes: own, head } = await getReceipt(await world.memberCtx(0), world.ballotCode)
  const [receipt] = own
  if (!receipt?.path) throw new Error("The receipt has no path")
  expect(headFromPath(receipt.leaf, receipt.path)).toBe(head)
})
