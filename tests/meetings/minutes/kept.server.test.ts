import { eq, isNull, sql } from "drizzle-orm"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { askMinutes } from "#app/meetings/minutes/export/ask-minutes.server.ts"
import { compareWithMinutes } from "#app/meetings/minutes/export/compare-with-minutes.ts"
import { keepEarlier } from "#app/meetings/minutes/export/keep-earlier.server.ts"
import { MINUTES_PAPERS } from "#app/meetings/minutes/export/proof-words.ts"
import { askExtractFile } from "#app/meetings/minutes/extract/queries.server.ts"
import { askExtract, settleExtract } from "#app/meetings/minutes/extract/settle-extract.server.ts"
import { askPublic } from "#app/meetings/minutes/publish/ask-public.server.ts"
import { publishMinutes } from "#app/meetings/minutes/publish/publish-minutes.server.ts"
import { getPublication } from "#app/meetings/minutes/publish/queries.server.ts"
import { askRectification } from "#app/meetings/minutes/rectify/ask-rectification.server.ts"
import { askRectificationFile } from "#app/meetings/minutes/rectify/ask-rectification-file.server.ts"
import { decideRectification } from "#app/meetings/minutes/rectify/decide-rectification.server.ts"
import { aboutMinutes } from "#app/meetings/minutes/verified.server.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  agendaItems,
  minutesExtracts,
  minutesFacts,
  minutesPublications,
  people,
  rectifications,
  roundtables,
  verificationCodes,
} from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { type ApprovedWorld, approved } from "./approved.ts"

const PURPOSE = `Per il Comune, come da impronta ${"a".repeat(64)}`

/** A verbale with an estratto, a rettifica and a public version, and the question that each file is made of. */
const withPapers = async (db: Db) => {
  const all = await approved(db)
  const { ctx, own, member, meeting } = all
  const code = own.minutesCode
  await db.update(roundtables).set({ visibility: "public" }).where(eq(roundtables.id, all.roundtable.id))
  const [item] = await db.select().from(agendaItems).where(eq(agendaItems.meetingId, meeting.id))
  await askExtract(member, { ...own, items: [item?.code ?? ""], purpose: PURPOSE })
  const [extract] = await db.select().from(minutesExtracts)
  const issued = { extractCode: extract?.code ?? "", verdict: "issued" as const, answer: null }
  await settleExtract(ctx, { ...own, ...issued }, textsIn)
  await askRectification(member, { ...own, says: "Chi c'è", reads: "Chi era presente", reason: "Più chiaro" })
  const [asked] = await db.select().from(rectifications)
  const slip = { verdict: "accepted", ground: "slip", totalsCode: null, answer: "È una svista" } as const
  await decideRectification(ctx, { ...own, rectificationCode: asked?.code ?? "", ...slip }, textsIn)
  const sha256 = (await getPublication(ctx, code, textsIn)).made?.sha256 ?? ""
  await publishMinutes(ctx, { ...own, sha256, read: "yes" }, textsIn)
  const format = "pdf" as const
  const ask = {
    minutes: () => askMinutes(ctx, { code, format }, textsIn),
    extract: () => askExtractFile(ctx, { code: extract?.code ?? "", format }, textsIn),
    rectification: () => askRectificationFile(ctx, { code: asked?.code ?? "", format }, textsIn),
    public: () => askPublic(ctx, { code, format }, textsIn),
  }
  return { ...all, ask, rectificationCode: asked?.code ?? "" }
}
type Papers = Awaited<ReturnType<typeof withPapers>>
const KINDS = ["minutes", "extract", "rectification", "public"] as const

const renameEverything = async (db: Db, { roundtable }: ApprovedWorld) => {
  await db.update(roundtables).set({ name: "Un altro Tavolo" }).where(eq(roundtables.id, roundtable.id))
  await db.update(people).set({ name: "Un altro nome" })
}
const bytesOf = async ({ ask }: Papers) =>
  Promise.all(KINDS.map(async (kind) => Buffer.from(await writeExport(await ask[kind]())).toString("base64")))

const unexpected = (one: object) => {
  throw new Error(`Nothing was to fail: ${JSON.stringify(one)}`)
}

describe("what cannot be completed", () => {
  test("is told by its id and never by its words, and the others are completed", async ({ db }) => {
    const uncoded = await approved(db)
    await db.delete(verificationCodes)
    const bad = await withPapers(db)
    await db.update(minutesPublications).set({ tableName: null })
    const spoiled = { content: sql`'null'::jsonb` }
    await db.update(minutesFacts).set(spoiled).where(eq(minutesFacts.minutesId, bad.minutes.id))
    const failed: object[] = []
    expect(await keepEarlier(bad.ctx, (one) => failed.push(one))).toBe(1)
    expect(await aboutMinutes(bad.ctx, { kind: "minutes", id: uncoded.minutes.id })).not.toBeNull()
    const [row] = await db.select().from(minutesPublications).where(isNull(minutesPublications.tableName))
    expect(failed).toEqual([{ what: "publication", id: row?.id, error: expect.stringMatching(/^\w+$/) }])
  })

  test("is tried again, and completed once its cause is gone", async ({ db }) => {
    const all = await withPapers(db)
    await db.update(minutesPublications).set({ tableName: null })
    const [facts] = await db.select().from(minutesFacts)
    await db.update(minutesFacts).set({ content: sql`'null'::jsonb` })
    const failed: object[] = []
    const pass = () => keepEarlier(all.ctx, (one) => failed.push(one))
    expect([await pass(), await pass(), failed.length]).toEqual([0, 0, 2])
    await db.update(minutesFacts).set({ content: facts?.content })
    expect([await pass(), failed.length]).toEqual([1, 2])
  })
})

describe("what was approved and issued stays as it was", () => {
  test("byte by byte, whoever is renamed afterwards", async ({ db }) => {
    const all = await withPapers(db)
    const before = await bytesOf(all)
    await renameEverything(db, all)
    expect(await bytesOf(all)).toEqual(before)
  })

  test("also where it was issued before its names were kept with it", async ({ db }) => {
    const all = await withPapers(db)
    const before = await bytesOf(all)
    await db.update(minutesPublications).set({ tableName: null })
    await db.update(rectifications).set({ content: null })
    await renameEverything(db, all)
    expect([await keepEarlier(all.ctx, unexpected), await keepEarlier(all.ctx, unexpected)]).toEqual([2, 0])
    expect(await bytesOf(all)).toEqual(before)
  })

  test("and a verbale that was approved before codes existed gets its own, once", async ({ db }) => {
    const all = await approved(db)
    await db.delete(verificationCodes)
    expect([await keepEarlier(all.ctx, unexpected), await keepEarlier(all.ctx, unexpected)]).toEqual([1, 0])
    expect(await db.select().from(verificationCodes)).toMatchObject([
      { subjectKind: "minutes", subjectId: all.minutes.id, status: "valid" },
    ])
    expect(await aboutMinutes(all.ctx, { kind: "minutes", id: all.minutes.id })).not.toBeNull()
  })
})

const json = (text: string) => new TextEncoder().encode(text)

describe("npm run verify -- minutes", () => {
  test("finds each of the papers whole, and of which verbale it is", async ({ db }) => {
    const all = await withPapers(db)
    const minutes = checkPaper(await writeExport(await all.ask.minutes()), MINUTES_PAPERS)
    for (const kind of KINDS.slice(1)) {
      const proof = checkPaper(await writeExport(await all.ask[kind]()), MINUTES_PAPERS)
      expect(proof, kind).toMatchObject({
        refusal: null,
        facts: { minutes: minutes.facts.number, of: minutes.digest },
      })
      const verbale = { digest: minutes.digest ?? "", content: minutes.content }
      expect(compareWithMinutes(proof.content, verbale), kind).toBeNull()
      expect(compareWithMinutes(proof.content, { ...verbale, digest: "0".repeat(64) }), kind).toBe(
        kind === "extract" ? "earlier_words" : "other_minutes",
      )
    }
  })

  test.for([
    ["extract", "Per il Comune", "Per la Regione"],
    ["rectification", "Chi era presente", "Chi era assente"],
    ["public", "il posto", "il porto"],
  ] as const)("refuses a changed %s", async ([kind, words, put], { db }) => {
    const all = await withPapers(db)
    const asked = await all.ask[kind]()
    expect(asked.canonical).toContain(words)
    const { digest } = checkPaper(json(asked.canonical), MINUTES_PAPERS)
    const canonical = asked.canonical.replace(words, put)
    expect(checkPaper(json(canonical), MINUTES_PAPERS, digest).refusal).toBe("not_yours")
    const whole = Buffer.from(await writeExport(asked))
    const flipped = Buffer.from(whole)
    const from = flipped.indexOf("stream\n", flipped.indexOf("/EmbeddedFile")) + 40
    flipped[from] = (flipped[from] ?? 0) ^ 1
    expect(checkPaper(whole, MINUTES_PAPERS).refusal).toBeNull()
    expect(checkPaper(flipped, MINUTES_PAPERS).refusal).toMatch(/^(rewritten|not_json|digest_differs)$/)
    expect(checkPaper(json(canonical.replace(/"table":"[^"]*",?/, "")), MINUTES_PAPERS).refusal).toMatch(
      /^(other_shape|not_canonical|not_json)$/,
    )
  })

  test("tells words that stand in no verbale, although its digest is named", async ({ db }) => {
    const all = await withPapers(db)
    const [minutes, extract, rectified] = await Promise.all(
      (["minutes", "extract", "rectification"] as const).map(async (kind) =>
        checkPaper(json((await all.ask[kind]()).canonical), MINUTES_PAPERS),
      ),
    )
    const verbale = { digest: minutes?.digest ?? "", content: minutes?.content }
    const forged = structuredClone(extract?.content) as { text: { content: object[] } }
    forged.text.content.push({ type: "paragraph", content: [{ type: "text", text: "Aggiunto" }] })
    expect(compareWithMinutes(forged, verbale)).toBe("words_differ")
    const says = { ...(rectified?.content as object), says: "Parole mai scritte" }
    expect(compareWithMinutes(says, verbale)).toBe("words_differ")
  })
})

test("a rettifica has a file once it is accepted, for who reads its verbale", async ({ db }) => {
  const all = await withPapers(db)
  const code = all.rectificationCode
  const { canonical } = await all.ask.rectification()
  const sha256 = checkPaper(json(canonical), MINUTES_PAPERS).digest
  const [row] = await db.select().from(rectifications)
  expect(sha256).toBe(Buffer.from(row?.sha256 ?? []).toString("hex"))
  await askRectification(all.member, { ...all.own, says: "Chi c'è", reads: "Presenti", reason: "Ancora" })
  const [open] = await db.select().from(rectifications).where(eq(rectifications.state, "asked"))
  const asked = { code: open?.code ?? "", format: "pdf" } as const
  expect(await refusalOf(askRectificationFile(all.ctx, asked, textsIn))).toMatch(/^not_found/)
  const { ctxAs } = await import("#tests/roundtables/world.ts")
  const stranger = await ctxAs(db, "stranger", all)
  expect(await refusalOf(askRectificationFile(stranger, { ...asked, code }, textsIn))).toMatch(/^forbidden/)
})
