import { eq, sql } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { approvedHere } from "#app/meetings/minutes/approved-here.server.ts"
import { approveInMeeting } from "#app/meetings/minutes/life/approve.server.ts"
import { closeDueReviews } from "#app/meetings/minutes/life/close-due-reviews.server.ts"
import { answerObservation, observe } from "#app/meetings/minutes/life/observe.server.ts"
import { openReview } from "#app/meetings/minutes/life/open-review.server.ts"
import { fileMinutes, freezeMinutes, settleSigned } from "#app/meetings/minutes/life/sign.server.ts"
import { closeSitting } from "#app/meetings/session/close-sitting.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  documentStates,
  meetingCalls,
  minutesApprovals,
  minutesObservations,
  outbox,
  signatures,
} from "#db/schema/index.ts"
import { makeConvened } from "#tests/meetings/rows.ts"
import { here, opened, plus } from "#tests/meetings/session/world.ts"
import { makeTotals } from "#tests/meetings/totals/rows.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, LATER, minutesOf, written } from "./world.ts"

type World = Awaited<ReturnType<typeof opened>>
const DAY = 24 * 60

/** A closed sitting with its verbale readable. */
const closed = async (db: Db, rules: object = {}) => {
  const world = await opened(db, { rules })
  const code = await begin(plus(world.ctx, 2), world)
  const ctx = plus(world.ctx, 60)
  await closeSitting(ctx, here(world))
  const minutes = await minutesOf(db, code)
  await written(db, minutes.documentId)
  return { ...world, ctx, minutes, own: { minutesCode: code } }
}
type Closed = Awaited<ReturnType<typeof closed>>
const stateOf = async (db: Db, { minutes }: Closed) => (await minutesOf(db, minutes.code)).state
const isLocked = async (db: Db, { minutes }: Closed) => {
  const [row] = await db
    .select()
    .from(documentStates)
    .where(eq(documentStates.documentId, minutes.documentId))
  return row?.lockedAt !== null
}
/** The deadline of the review passes, for the database too. */
const overdue = async (db: Db, world: Closed): Promise<Ctx> => {
  await db.execute(
    sql`update minutes_review set opened_at = now() - interval '9 days', closes_at = now() - interval '1 hour'`,
  )
  return { ...world.ctx, now: new Date(world.ctx.now.getTime() + 2 * 3_600_000) }
}
const observed = async (db: Db, world: Closed, text = "La riga tre è sbagliata") => {
  await observe({ ...(await world.memberCtx(1)), now: world.ctx.now }, { ...world.own, text })
  const [row] = await db.select().from(minutesObservations)
  return row?.code ?? ""
}
const signedBy = async (db: Db) => {
  await db.update(signatures).set({
    ...{ state: "signed", form: "pades", settledAt: new Date("2026-01-10"), sha256: new Uint8Array(32) },
  })
}
const toSign = async ({ ctx, own }: Closed) => {
  await freezeMinutes(ctx, own)
  await fileMinutes(ctx, { ...own, pdf: { name: "verbale.pdf", bytes: pdf() } }, textsIn)
}
const mails = async (db: Db, kind: string) => db.$count(outbox, eq(outbox.kind, kind))

describe("the review by the members", () => {
  test("is opened once the sitting is closed, for the days that the rules say, and members are told", async ({
    db,
  }) => {
    const world = await opened(db)
    const own = { minutesCode: await begin(plus(world.ctx, 2), world) }
    expect(await refusalOf(openReview(world.ctx, own))).toBe("forbidden minutes.refuse.sitting_goes_on")
    const after = await closed(db)
    await openReview(after.ctx, after.own)
    expect(await stateOf(db, after)).toBe("review")
    expect(await isLocked(db, after)).toBe(false)
    expect(await mails(db, "minutes_review")).toBeGreaterThan(2)
    expect(await refusalOf(openReview(after.ctx, after.own))).toBe("forbidden minutes.refuse.in_review")
    expect(await refusalOf(freezeMinutes(after.ctx, after.own))).toBe("forbidden minutes.refuse.in_review")
  })

  test("takes observations of members until its deadline, and each is accepted or answered with the reason", async ({
    db,
  }) => {
    const world = await closed(db)
    const member = await world.memberCtx(1)
    const early = { ...world.own, text: "Prima del tempo" }
    expect(await refusalOf(observe(member, early))).toBe("forbidden minutes.refuse.no_review_open")
    await openReview(world.ctx, world.own)
    const stranger = await ctxAs(db, "stranger", world)
    expect(await refusalOf(observe(stranger, early))).toMatch(/^not_found/)
    const observationCode = await observed(db, world)
    const late = { ...member, now: plus(world.ctx, 30 * DAY).now }
    expect(await refusalOf(observe(late, early))).toBe("forbidden minutes.refuse.review_over")
    const answer = { ...world.own, observationCode, verdict: "declined" as const, answer: "Fu detto così" }
    expect(await refusalOf(answerObservation(member, answer))).toBe(
      "forbidden minutes.refuse.secretary_or_chair",
    )
    await answerObservation(world.ctx, answer)
    expect(await refusalOf(answerObservation(world.ctx, answer))).toBe("conflict minutes.errors.answered")
    expect(await mails(db, "minutes_declined")).toBe(1)
  })

  test("closes by itself; what waits for an answer keeps the text from being frozen", async ({ db }) => {
    const world = await closed(db)
    await openReview(world.ctx, world.own)
    const observationCode = await observed(db, world)
    const ctx = await overdue(db, world)
    expect(await closeDueReviews(ctx)).toBe(1)
    expect(await closeDueReviews(ctx)).toBe(0)
    expect(await refusalOf(freezeMinutes(ctx, world.own))).toBe("forbidden minutes.refuse.observations_open")
    await answerObservation(ctx, { ...world.own, observationCode, verdict: "accepted", answer: null })
    await freezeMinutes(ctx, world.own)
    expect(await stateOf(db, world)).toBe("signing")
    expect(await isLocked(db, world)).toBe(true)
  })
})

describe("approval in writing", () => {
  const WRITTEN = { minutes: { approval: "written", observationDays: 5 } }

  test("comes of silence: what was sent is the verbale, from the deadline on", async ({ db }) => {
    const world = await closed(db, WRITTEN)
    expect(await refusalOf(freezeMinutes(world.ctx, world.own))).toBe(
      "forbidden minutes.refuse.written_first",
    )
    await openReview(world.ctx, world.own)
    expect(await isLocked(db, world)).toBe(true)
    expect(await closeDueReviews(world.ctx)).toBe(0)
    await closeDueReviews(await overdue(db, world))
    expect(await stateOf(db, world)).toBe("approved")
    expect(await db.select().from(minutesApprovals)).toMatchObject([{ way: "written", recordedById: null }])
    expect(await mails(db, "minutes_approved")).toBeGreaterThan(2)
  })

  test("does not come where somebody observed: the text opens again, and is asked about anew", async ({
    db,
  }) => {
    const world = await closed(db, WRITTEN)
    await openReview(world.ctx, world.own)
    const observationCode = await observed(db, world)
    const ctx = await overdue(db, world)
    await closeDueReviews(ctx)
    expect(await stateOf(db, world)).toBe("review")
    expect(await isLocked(db, world)).toBe(false)
    expect(await refusalOf(openReview(ctx, world.own))).toBe("forbidden minutes.refuse.observations_open")
    await answerObservation(ctx, { ...world.own, observationCode, verdict: "accepted", answer: null })
    await openReview(ctx, world.own)
    expect(await isLocked(db, world)).toBe(true)
    await closeDueReviews(await overdue(db, world))
    expect(await stateOf(db, world)).toBe("approved")
  })
})

describe("signing", () => {
  test("follows the review, asks chair and secretary, and is done when all came back", async ({ db }) => {
    const world = await closed(db)
    expect(await refusalOf(freezeMinutes(world.ctx, world.own))).toBe("forbidden minutes.refuse.review_first")
    await openReview(world.ctx, world.own)
    await closeDueReviews(await overdue(db, world))
    const file = { ...world.own, pdf: { name: "verbale.pdf", bytes: pdf() } }
    expect(await refusalOf(fileMinutes(world.ctx, file, textsIn))).toBe("forbidden minutes.refuse.not_frozen")
    await toSign(world)
    expect(await refusalOf(fileMinutes(world.ctx, file, textsIn))).toBe(
      "forbidden minutes.refuse.filed_already",
    )
    expect(await db.select().from(signatures)).toMatchObject([{ party: "Segreteria verbalizzante" }])
    expect(await settleSigned(world.ctx)).toBe(0)
    await signedBy(db)
    expect(await settleSigned(world.ctx)).toBe(1)
    expect(await settleSigned(world.ctx)).toBe(0)
    expect(await stateOf(db, world)).toBe("signed")
  })

  test("approves where the rules ask for signatures alone", async ({ db }) => {
    const world = await closed(db, { minutes: { approval: "signature", observationDays: 0 } })
    expect(await refusalOf(openReview(world.ctx, world.own))).toBe("forbidden minutes.refuse.no_review")
    await toSign(world)
    await signedBy(db)
    await settleSigned(world.ctx)
    expect(await minutesOf(db, world.minutes.code)).toMatchObject({
      state: "approved",
      signedAt: expect.any(Date),
    })
    expect(await db.select().from(minutesApprovals)).toMatchObject([{ way: "signature", itemId: null }])
  })
})

let votes = 0
/** A vote of another meeting of the table, counted, confirmed and in favour unless the overrides say less. */
const voteLater = async (db: Db, world: World, over: object = {}) => {
  const meeting = await makeConvened(db, world.roundtable, 70 + ++votes)
  const [call] = await db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, meeting.id))
  const sitting = { roundtableId: world.roundtable.id, callId: call?.id ?? "", items: meeting.items }
  const confirmed = { confirmedById: world.secretary.id, confirmedAt: new Date() }
  const writer = world.seated[0]?.titular.id ?? ""
  const { code: totalsCode } = await makeTotals(db, sitting, writer, {
    ...confirmed,
    votedAt: LATER,
    ...over,
  })
  return { meeting, totalsCode }
}
const signed = async (db: Db) => {
  const world = await closed(db)
  await openReview(world.ctx, world.own)
  await closeDueReviews(await overdue(db, world))
  await toSign(world)
  await signedBy(db)
  await settleSigned(world.ctx)
  return world
}

describe("approval in a later meeting", () => {
  test("takes the vote, and the corrections stand in that meeting's verbale", async ({ db }) => {
    const world = await signed(db)
    const { totalsCode, meeting } = await voteLater(db, world)
    const corrections = "Al punto 1, «sei» invece di «sette»"
    await approveInMeeting(world.ctx, { ...world.own, totalsCode, corrections })
    expect(await stateOf(db, world)).toBe("approved")
    expect(await approvedHere(world.ctx, meeting.id)).toMatchObject([{ corrections }])
    expect(await mails(db, "minutes_approved")).toBeGreaterThan(2)
    const again = approveInMeeting(world.ctx, { ...world.own, totalsCode, corrections: null })
    expect(await refusalOf(again)).toBe("forbidden minutes.refuse.approved_already")
  })

  test("waits for the signatures", async ({ db }) => {
    const world = await closed(db)
    const { totalsCode } = await voteLater(db, world)
    const refused = await refusalOf(
      approveInMeeting(world.ctx, { ...world.own, totalsCode, corrections: null }),
    )
    expect(refused).toBe("forbidden minutes.refuse.not_signed")
  })

  test.for([
    ["that nobody confirmed", { confirmedAt: null, confirmedById: null }, "minutes.refuse.vote_unconfirmed"],
    ["that was against", { outcome: "not_approved" }, "minutes.refuse.voted_down"],
  ] as const)("is refused by a vote %s", async ([, over, reason], { db }) => {
    const world = await signed(db)
    const { totalsCode } = await voteLater(db, world, over)
    const refused = await refusalOf(
      approveInMeeting(world.ctx, { ...world.own, totalsCode, corrections: null }),
    )
    expect(refused).toBe(`forbidden ${reason}`)
    expect(await stateOf(db, world)).toBe("signed")
  })
})
