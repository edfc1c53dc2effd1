import { and, eq, isNull, sql } from "drizzle-orm"
import { getBallotFile } from "#app/ballots/get-file.server.ts"
import { closeBallot } from "#app/ballots/life/close-ballot.server.ts"
import { draftBallot } from "#app/ballots/life/draft-ballot.server.ts"
import { openBallot } from "#app/ballots/life/open-ballot.server.ts"
import { repeatBallot } from "#app/ballots/life/repeat-ballot.server.ts"
import { recount } from "#app/ballots/log/recount.ts"
import { findQuorumGone } from "#app/ballots/presence/find-quorum-gone.server.ts"
import { decideOnCorrection, markingBallots } from "#app/ballots/presence/mark-corrected.server.ts"
import { getBallot } from "#app/ballots/queries.server.ts"
import type { Ctx } from "#app/context.ts"
import { fillSections } from "#app/meetings/minutes/fill-sections.server.ts"
import { leaveToSecondCall } from "#app/meetings/session/carry-over.server.ts"
import { confirmPresence } from "#app/meetings/session/confirm-presence.server.ts"
import { correctPresence } from "#app/meetings/session/correct-presence.server.ts"
import { giveProxy } from "#app/meetings/session/give-proxy.server.ts"
import { markExit } from "#app/meetings/session/mark-exit.server.ts"
import { auditEntries, ballots, presences } from "#db/schema/index.ts"
import {
  asked,
  closed,
  drafted,
  inWriting,
  rowOf,
  seatCode,
  type Voting,
  vote,
  voting,
} from "#tests/ballots/rows.ts"
import { begin, minutesOf, written } from "#tests/meetings/minutes/world.ts"
import { clock, here, plus, present } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"

type Db = Parameters<typeof voting>[0]

const presenceOf = async (db: Db, world: Voting, n: number) => {
  const own = and(eq(presences.seatId, world.seated[n]?.seat.id ?? ""), isNull(presences.replacedAt))
  const [row] = await db.select({ id: presences.id }).from(presences).where(own)
  return { ...here(world), presenceId: row?.id ?? "" }
}
const leaves = async (db: Db, world: Voting, n: number, ctx: Ctx = plus(world.ctx, 2)) =>
  markExit(ctx, { ...(await presenceOf(db, world, n)), exit: "left", at: null })
const strikeOut = async (db: Db, world: Voting, n: number) => {
  const input = { ...(await presenceOf(db, world, n)), from: null, until: null, strike: true }
  await markingBallots(plus(world.ctx, 9), world.code, (ctx) =>
    correctPresence(ctx, { ...input, reason: "Firma di un’altra persona" }),
  )
}
/** The verbale, started now, with everything that it owes written. */
const minutes = async (db: Db, world: Voting) => {
  const code = await begin(plus(world.ctx, 10), world)
  const read = async () => {
    await fillSections(world.ctx, { meetingId: world.meeting.id }, textsIn)
    return written(db, (await minutesOf(db, code)).documentId)
  }
  return read
}
/** So many minutes after the table's clock, as a time that is typed. */
const clockAt = (world: Voting, minutes: number) => clock(world.ctx, minutes)

test("what a second call's roll says is nothing of a ballot of the first", async ({ db }) => {
  const world = await voting(db)
  for (const n of [0, 1, 2]) await vote(world, n, "yes")
  await closeBallot(plus(world.ctx, 2), world)
  await leaveToSecondCall(plus(world.ctx, 3), here(world))
  await markingBallots(plus(world.ctx, 4), world.code, async () => {})
  expect((await rowOf(db, world.ballotCode)).correction).toBe(null)
})

describe("the numero legale is lost while a ballot is open", () => {
  test("everybody reads it, and the ballot is not closed with a result", async ({ db }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    await leaves(db, world, 2)
    const page = await getBallot(await world.memberCtx(0), world.ballotCode)
    expect(page.quorumNow).toEqual({ isReached: false, found: 2, needed: 3, missing: 1 })
    expect(await refusalOf(closeBallot(plus(world.ctx, 3), world))).toBe(
      "forbidden ballots.refuse.quorum_gone",
    )
    expect(await rowOf(db, world.ballotCode)).toMatchObject({ state: "open", verdict: null })
  })

  test("whoever conducts finds it gone: cancelled with the figures, on page, verbale and trail", async ({
    db,
  }) => {
    const world = await voting(db)
    await vote(world, 0, "yes")
    await leaves(db, world, 2)
    await findQuorumGone(plus(world.ctx, 3), world)
    const figures = { found: 2, needed: 3, missing: 1 }
    expect(await getBallot(await world.memberCtx(0), world.ballotCode)).toMatchObject({
      ...{ state: "cancelled", quorumGone: figures, cancelReason: null, verdict: null, quorumNow: null },
    })
    expect(await refusalOf(vote(world, 1, "yes"))).toBe("forbidden ballots.refuse.cancelled")
    expect(await db.$count(auditEntries, eq(auditEntries.action, "ballot.quorum-gone"))).toBe(1)
    const read = await minutes(db, world)
    const said = await read()
    expect(said).toContain("constatato che durante la votazione è venuto meno il numero legale")
    expect(said).toContain("rappresentati 2, necessari 3, mancanti 1")
    expect(said).not.toContain("favorevoli")
  })

  test("who comes back makes it whole again, and the ballot ends as usual", async ({ db }) => {
    const world = await voting(db)
    await leaves(db, world, 2)
    await confirmPresence(plus(world.ctx, 4), present(world, 2))
    expect(await refusalOf(findQuorumGone(plus(world.ctx, 5), world))).toBe(
      "forbidden ballots.refuse.quorum_there",
    )
    await closeBallot(plus(world.ctx, 5), world)
    expect((await rowOf(db, world.ballotCode)).state).toBe("closed")
  })

  test("a seat that comes later counts for it and still does not vote", async ({ db }) => {
    const world = await voting(db)
    await confirmPresence(plus(world.ctx, 1), present(world, 3))
    await leaves(db, world, 2)
    expect((await getBallot(world.ctx, world.ballotCode)).quorumNow?.isReached).toBe(true)
    expect(await refusalOf(vote(world, 3, "yes"))).toBe("forbidden ballots.refuse.not_on_roll")
  })

  test("who holds a proxy takes the principal along on leaving", async ({ db }) => {
    const world = await drafted(db, {}, { rules: { proxy: { allowed: true, sameGroup: false } } })
    const proxy = { ...here(world), principalCode: seatCode(world, 3), holderCode: seatCode(world, 2) }
    await giveProxy(world.ctx, { ...proxy, letter: "Voti lei per noi", protocol: null, file: null })
    await openBallot(plus(world.ctx, 2), world)
    expect((await getBallot(world.ctx, world.ballotCode)).quorumNow).toMatchObject({ found: 4 })
    await leaves(db, world, 2, plus(world.ctx, 3))
    expect((await getBallot(world.ctx, world.ballotCode)).quorumNow).toMatchObject({ found: 2, missing: 1 })
  })

  test("it is nobody's to find but who conducts, and not of a procedure in writing", async ({ db }) => {
    const world = await voting(db)
    await leaves(db, world, 2)
    expect(await refusalOf(findQuorumGone(await world.memberCtx(0), world))).toBe(
      "forbidden ballots.refuse.secretary_or_chair",
    )
    const written = await inWriting(db)
    expect(await refusalOf(findQuorumGone(written.ctx, written))).toBe(
      "forbidden ballots.refuse.quorum_in_writing",
    )
  })

  test("a ballot that ended is not ended again for it", async ({ db }) => {
    const world = await closed(db)
    await leaves(db, world, 2)
    expect(await refusalOf(findQuorumGone(world.ctx, world))).toBe("forbidden ballots.refuse.not_to_close")
  })

  test("a question from before that is about no point is prepared again without one", async ({ db }) => {
    const world = await voting(db)
    await leaves(db, world, 2)
    await findQuorumGone(plus(world.ctx, 3), world)
    await db.update(ballots).set({ itemId: null }).where(eq(ballots.code, world.ballotCode))
    const ballotCode = await repeatBallot(plus(world.ctx, 4), world)
    expect(await rowOf(db, ballotCode)).toMatchObject({ state: "draft", itemId: null })
  })

  test("the same question is prepared again with one press, and opens once they are back", async ({ db }) => {
    const options = "Lunedì\nMartedì\nMercoledì"
    const world = await voting(db, { kind: "choice", options, places: "2", noneOfThese: "yes" })
    expect(await refusalOf(repeatBallot(world.ctx, world))).toBe("forbidden ballots.refuse.not_to_repeat")
    await leaves(db, world, 2)
    await findQuorumGone(plus(world.ctx, 3), world)
    const ballotCode = await repeatBallot(plus(world.ctx, 4), world)
    const [before, again] = [await rowOf(db, world.ballotCode), await rowOf(db, ballotCode)]
    const { wording, explanation, matter, meetingId, itemId, visibility } = before
    expect(again).toMatchObject({
      state: "draft",
      wording,
      explanation,
      matter,
      meetingId,
      itemId,
      visibility,
    })
    const page = await getBallot(world.ctx, ballotCode)
    expect(page.options.map(({ label }) => label)).toEqual(options.split("\n"))
    expect(page.question).toMatchObject({ kind: "choice", places: 2, max: 2, noneOfThese: true })
    expect(await refusalOf(openBallot(plus(world.ctx, 5), { ballotCode }))).toBe(
      "forbidden ballots.refuse.below_quorum",
    )
    await confirmPresence(plus(world.ctx, 6), present(world, 2))
    await openBallot(plus(world.ctx, 7), { ballotCode })
    expect((await rowOf(db, ballotCode)).number).toBe((before.number ?? 0) + 1)
  })
})

describe("presence that is corrected after a ballot was opened", () => {
  test("is said on the page with the numero legale then and now, and changes no result", async ({ db }) => {
    const world = await closed(db)
    const before = await rowOf(db, world.ballotCode)
    await strikeOut(db, world, 2)
    const { correction, verdict, account } = await getBallot(await world.memberCtx(0), world.ballotCode)
    expect(correction).toEqual({
      ...{ before: 3, now: 2, needed: 3, isReached: false, came: [] },
      gone: [world.seated[2]?.seat.id],
    })
    expect(verdict?.outcome).toBe("approved")
    expect(account).toHaveLength(3)
    expect(await rowOf(db, world.ballotCode)).toEqual({ ...before, correction })
    const file = JSON.parse(JSON.stringify(await getBallotFile(world.ctx, world.ballotCode)))
    expect(recount(file, Buffer.from(before.head ?? []).toString("hex")).breaks).toEqual([])
  })

  test("is said in the verbale beside the result, then with what the chair decides", async ({ db }) => {
    const world = await closed(db)
    await strikeOut(db, world, 2)
    const read = await minutes(db, world)
    const said = await read()
    expect(said).toContain("Approvata con 2 sì su 3")
    expect(said).toContain("rappresentati allora 3, ora 2, necessari 3")
    expect(said).toContain("Chi presiede non ha ancora detto che cosa ne segue.")
    await decideOnCorrection(plus(world.ctx, 11), { ...world, reason: "La votazione si ripete a marzo" })
    const after = await read()
    expect(after).toMatch(/Decisione di chi presiede: .La votazione si ripete a marzo/)
    expect(after).not.toContain("non ha ancora detto")
    expect(after).toContain("Approvata con 2 sì su 3")
  })

  test("of a seat that was there all the time says so, and that it did not vote", async ({ db }) => {
    const world = await closed(db)
    await markingBallots(plus(world.ctx, 9), world.code, (ctx) =>
      confirmPresence(ctx, present(world, 3, { at: clockAt(world, 0) })),
    )
    const { correction } = await getBallot(world.ctx, world.ballotCode)
    expect(correction).toMatchObject({ before: 3, now: 4, isReached: true, gone: [] })
    expect(correction?.came).toEqual([world.seated[3]?.seat.id])
  })

  test("that is taken back leaves no mark, and the chair nothing to decide", async ({ db }) => {
    const world = await closed(db)
    await strikeOut(db, world, 2)
    await decideOnCorrection(world.ctx, { ...world, reason: "Resta valida" })
    await markingBallots(plus(world.ctx, 12), world.code, (ctx) =>
      confirmPresence(ctx, present(world, 2, { at: clockAt(world, 0) })),
    )
    expect(await rowOf(db, world.ballotCode)).toMatchObject({ correction: null, correctionWord: null })
    expect(await refusalOf(decideOnCorrection(world.ctx, { ...world, reason: "Resta valida" }))).toBe(
      "forbidden ballots.refuse.nothing_corrected",
    )
  })

  test("says nothing of who left after the opening", async ({ db }) => {
    const world = await closed(db)
    const exit = { ...(await presenceOf(db, world, 2)), exit: "left" as const, at: null }
    await markingBallots(plus(world.ctx, 9), world.code, (ctx) => markExit(ctx, exit))
    expect((await rowOf(db, world.ballotCode)).correction).toBeNull()
  })

  test("says nothing of a seat whose mandate ended and which was taken away since", async ({ db }) => {
    const world = await closed(db)
    const seatId = world.seated[2]?.seat.id
    const since = plus(world.ctx, 5).now.toISOString()
    await db.execute(sql`update seat_term set ended_at = ${since}::timestamptz, end_reason = 'Dimissioni'
      where seat_id = ${seatId}`)
    await db.execute(sql`update seat set removed_at = ${since}::timestamptz where id = ${seatId}`)
    await markingBallots(plus(world.ctx, 9), world.code, async () => {})
    expect((await rowOf(db, world.ballotCode)).correction).toBeNull()
  })

  test("is for who keeps the roll: nobody else makes its ballots wait, and nothing is begun", async ({
    db,
  }) => {
    const world = await closed(db)
    let isBegun = false
    const marked = markingBallots(await world.memberCtx(0), world.code, async () => {
      isBegun = true
    })
    expect(await refusalOf(marked)).toBe("forbidden assembly.refuse.secretary_or_chair")
    expect(isBegun).toBe(false)
  })

  test("is sent once more where a ballot was put and opened in that moment", async ({ db }) => {
    const world = await closed(db)
    const place = { roundtableCode: world.roundtable.code, meetingCode: world.code }
    const itemCode = world.meeting.items[0]?.code
    const marked = markingBallots(plus(world.ctx, 9), world.code, async (ctx) => {
      const ballotCode = await draftBallot(ctx, asked({ ...place, itemCode }))
      await openBallot(ctx, { ballotCode })
    })
    expect(await refusalOf(marked)).toBe("conflict ballots.refuse.opened_meanwhile")
  })

  test("is decided on by who conducts, and by nobody else", async ({ db }) => {
    const world = await closed(db)
    await strikeOut(db, world, 2)
    const decide = decideOnCorrection(await world.memberCtx(0), { ...world, reason: "Resta" })
    expect(await refusalOf(decide)).toBe("forbidden ballots.refuse.secretary_or_chair")
  })
})
