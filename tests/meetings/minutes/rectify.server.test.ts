import { eq } from "drizzle-orm"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { askMinutes } from "#app/meetings/minutes/export/ask-minutes.server.ts"
import { MINUTES_KIND } from "#app/meetings/minutes/export/minutes-proof.ts"
import { getMinutes } from "#app/meetings/minutes/queries.server.ts"
import {
  askRectification,
  withdrawRectification,
} from "#app/meetings/minutes/rectify/ask-rectification.server.ts"
import { decideRectification } from "#app/meetings/minutes/rectify/decide-rectification.server.ts"
import { aboutMinutes } from "#app/meetings/minutes/verified.server.ts"
import { verifyCode } from "#app/records/issue-code.server.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox, papers, rectifications, verificationCodes } from "#db/schema/index.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { type ApprovedWorld, approved, laterVote } from "./approved.ts"
import { begin } from "./world.ts"

const SAYS = "Chi c'è"
const WORDS = { says: SAYS, reads: "Chi era presente", reason: "Il titolo non è chiaro" }
const mails = (db: Db, kind: string) => db.$count(outbox, eq(outbox.kind, kind))

/** A member asks; the code of the request. */
const asked = async (db: Db, { member, own }: ApprovedWorld, over: object = {}) => {
  await askRectification(member, { ...own, ...WORDS, ...over })
  const rows = await db.select().from(rectifications).orderBy(rectifications.id)
  return rows.at(-1)?.code ?? ""
}
const slip = { verdict: "accepted", ground: "slip", totalsCode: null, answer: "È una svista" } as const

describe("asking for a rettifica", () => {
  test("waits for approval, and is for members", async ({ db }) => {
    const world = await opened(db)
    const early = { minutesCode: await begin(plus(world.ctx, 2), world), ...WORDS }
    expect(await refusalOf(askRectification(world.ctx, early))).toBe(
      "forbidden afterwards.refuse.not_approved",
    )
    const later = await approved(db)
    const stranger = await ctxAs(db, "stranger", later)
    expect(await refusalOf(askRectification(stranger, { ...later.own, ...WORDS }))).toMatch(/^not_found/)
    await asked(db, later)
    expect(await mails(db, "rectification_asked")).toBe(2)
  })

  test("names words that stand in the approved text, whatever its blanks", async ({ db }) => {
    const world = await approved(db)
    const missing = { ...world.own, ...WORDS, says: "Parole mai scritte" }
    expect(await refusalOf(askRectification(world.member, missing))).toBe(
      "invalid afterwards.errors.not_in_text (says)",
    )
    await asked(db, world, { says: "  Chi   c'è " })
    expect(await db.$count(rectifications)).toBe(1)
  })

  test("is taken back by who asked, and by nobody else", async ({ db }) => {
    const world = await approved(db)
    const own = { ...world.own, rectificationCode: await asked(db, world) }
    expect(await refusalOf(withdrawRectification(world.chair, own))).toBe(
      "forbidden afterwards.refuse.not_yours",
    )
    await withdrawRectification(world.member, own)
    expect(await refusalOf(decideRectification(world.ctx, { ...own, ...slip }, textsIn))).toBe(
      "forbidden afterwards.refuse.decided",
    )
  })
})

describe("deciding it", () => {
  test("is for who keeps the verbale, and never for who asked", async ({ db }) => {
    const world = await approved(db)
    const own = { ...world.own, rectificationCode: await asked(db, { ...world, member: world.ctx }) }
    expect(await refusalOf(decideRectification(world.member, { ...own, ...slip }, textsIn))).toBe(
      "forbidden minutes.refuse.secretary_or_chair",
    )
    expect(await refusalOf(decideRectification(world.ctx, { ...own, ...slip }, textsIn))).toBe(
      "forbidden afterwards.refuse.own_request",
    )
    await decideRectification(world.chair, { ...own, ...slip }, textsIn)
    expect(await db.select().from(rectifications)).toMatchObject([{ state: "accepted", number: 1 }])
    expect(await mails(db, "rectification_accepted")).toBeGreaterThan(2)
  })

  test("makes a numbered act with a code, and leaves text and digest as they were", async ({ db }) => {
    const world = await approved(db)
    const ask = () => askMinutes(world.ctx, { code: world.own.minutesCode, format: "pdf" }, textsIn)
    const before = (await ask()).canonical
    for (const n of [1, 2]) {
      const rectificationCode = await asked(db, world)
      await decideRectification(world.ctx, { ...world.own, rectificationCode, ...slip }, textsIn)
      expect((await getMinutes(world.ctx, world.own.minutesCode)).rectified).toHaveLength(n)
    }
    const rows = await db.select().from(rectifications).orderBy(rectifications.number)
    expect(rows.map(({ number }) => number)).toEqual([1, 2])
    expect((await ask()).canonical).toBe(before)
    const [code] = await db
      .select()
      .from(verificationCodes)
      .where(eq(verificationCodes.id, rows[0]?.verificationId ?? ""))
    expect(await verifyCode(world.ctx, code?.code ?? "")).toMatchObject({ status: "valid" })
    const digest = checkPaper(new TextEncoder().encode(before), MINUTES_KIND).digest
    expect(await aboutMinutes(world.ctx, { kind: "minutes", id: world.minutes.id })).toMatchObject({
      sha256: digest,
      rectified: [{ number: 1 }, { number: 2 }],
    })
  })

  test("stands in every file of the verbale, which is verified as before", async ({ db }) => {
    const world = await approved(db)
    const rectificationCode = await asked(db, world, { reads: "a".repeat(64) })
    await decideRectification(world.ctx, { ...world.own, rectificationCode, ...slip }, textsIn)
    const question = await askMinutes(world.ctx, { code: world.own.minutesCode, format: "pdf" }, textsIn)
    expect(checkPaper(await writeExport(question), MINUTES_KIND).refusal).toBeNull()
    for (const format of ["html", "md"] as const)
      expect(new TextDecoder().decode(await writeExport({ ...question, format }))).toContain("Rettifica n. 1")
  })

  test("takes the vote of a later meeting where it is more than a slip", async ({ db }) => {
    const world = await approved(db)
    const own = { ...world.own, rectificationCode: await asked(db, world) }
    const by = { ...own, ...slip, ground: "vote" as const }
    const unconfirmed = await laterVote(db, world, { confirmedAt: null, confirmedById: null })
    expect(await refusalOf(decideRectification(world.ctx, { ...by, totalsCode: unconfirmed }, textsIn))).toBe(
      "forbidden minutes.refuse.vote_unconfirmed",
    )
    const totalsCode = await laterVote(db, world)
    await decideRectification(world.ctx, { ...by, totalsCode }, textsIn)
    expect(await db.select().from(rectifications)).toMatchObject([{ state: "accepted", ground: "vote" }])
  })

  test("that declines it says why to who asked, and gives no number", async ({ db }) => {
    const world = await approved(db)
    const own = { ...world.own, rectificationCode: await asked(db, world) }
    const declined = { ...own, ...slip, verdict: "declined" as const, ground: undefined }
    await decideRectification(world.ctx, declined, textsIn)
    expect(await db.select().from(rectifications)).toMatchObject([{ state: "declined", number: null }])
    expect(await mails(db, "rectification_declined")).toBe(1)
  })
})

test("an approved verbale is an adopted text, for the members of a public table too", async ({ db }) => {
  const world = await approved(db)
  const [paper] = await db.select().from(papers).where(eq(papers.id, world.minutes.documentId))
  expect(paper).toMatchObject({ state: "adopted", adoptedAt: expect.any(Date) })
})
