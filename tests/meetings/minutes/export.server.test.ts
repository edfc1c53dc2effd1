import { eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { writeExport } from "#app/documents/export/write-export.server.ts"
import { writeVersion } from "#app/documents/versions/write-version.server.ts"
import { askMinutes } from "#app/meetings/minutes/export/ask-minutes.server.ts"
import { keepFrozenFacts } from "#app/meetings/minutes/export/keep-facts.server.ts"
import { MINUTES_KIND } from "#app/meetings/minutes/export/minutes-proof.ts"
import { askToSign } from "#app/meetings/minutes/life/ask-to-sign.server.ts"
import { checkPaper } from "#app/records/proof/check-paper.server.ts"
import type { Db } from "#db/client.server.ts"
import { meetingMinutes, minutesFacts, papers, people } from "#db/schema/index.ts"
import { opened, plus } from "#tests/meetings/session/world.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { textsIn } from "#tests/support/texts.ts"
import { begin, minutesOf, written } from "./world.ts"

/** A sitting with its verbale begun and its text readable. */
const begun = async (db: Db) => {
  const world = await opened(db)
  const ctx = { ...plus(world.ctx, 2), files: memoryFiles() }
  const code = await begin(ctx, world)
  const minutes = await minutesOf(db, code)
  await written(db, minutes.documentId)
  const ask = (format: "pdf" | "html" = "pdf") => askMinutes(ctx, { code, format }, textsIn)
  return { world, ctx, code, minutes, ask }
}

/** Freezes the text as it is now. */
const freeze = async (db: Db, { ctx, minutes }: Awaited<ReturnType<typeof begun>>) => {
  const [paper] = await db.select().from(papers).where(eq(papers.id, minutes.documentId))
  if (!paper) throw new Error("No paper")
  const version = await transact(ctx, (tx) => writeVersion(tx, paper, { kind: "automatic" }))
  const set = { state: "signing", versionId: version?.id ?? "", frozenAt: ctx.now }
  await db.update(meetingMinutes).set(set).where(eq(meetingMinutes.id, minutes.id))
}

describe("sending a frozen verbale to be signed", () => {
  test("keeps the facts of that verbale and of no other that waits", async ({ db }) => {
    const [older, asked] = [await begun(db), await begun(db)]
    await freeze(db, older)
    await freeze(db, asked)
    await askToSign(asked.ctx, asked.code, textsIn)
    expect(await db.select().from(minutesFacts)).toMatchObject([{ minutesId: asked.minutes.id }])
  })

  test("is refused to who does not keep it, and keeps nothing", async ({ db }) => {
    const [own, other] = [await begun(db), await begun(db)]
    await freeze(db, other)
    expect(await refusalOf(askToSign(own.ctx, other.code, textsIn))).not.toBeNull()
    expect(await db.$count(minutesFacts)).toBe(0)
  })

  test("is refused before the text is frozen", async ({ db }) => {
    const { ctx, code } = await begun(db)
    expect(await refusalOf(askToSign(ctx, code, textsIn))).toBe("forbidden minutes.refuse.not_frozen")
  })
})

describe("a verbale goes out", () => {
  test("as a PDF that carries text and facts, and is checked like every paper", async ({ db }) => {
    const { ask, minutes } = await begun(db)
    const proof = checkPaper(await writeExport(await ask()), MINUTES_KIND)
    expect(proof).toMatchObject({ refusal: null, isMarked: true })
    expect(proof.printed).toBe(proof.digest)
    expect(proof.facts.number).toBe(`${minutes.number}/${minutes.year}`)
    const content = JSON.parse((await ask()).canonical)
    expect(content).toMatchObject({
      format: "tavoli-minutes-1",
      facts: { kind: "sitting", call: { ordinal: 1 } },
    })
    expect(content.facts.seats).toHaveLength(5)
    expect(content.facts.quorum[0]).toMatchObject({ present: 3, isReached: true })
    expect(content.text.type).toBe("doc")
  })

  test("as nothing else: a verbale is no document, and a document no verbale", async ({ db }) => {
    const { ask } = await begun(db)
    const bare = new TextEncoder().encode(
      (await ask()).canonical.replace("tavoli-minutes-1", "tavoli-document-1"),
    )
    expect(checkPaper(bare, MINUTES_KIND).refusal).toBe("other_kind")
  })

  test("frozen, with the facts of that moment, whoever is renamed afterwards", async ({ db }) => {
    const all = await begun(db)
    await freeze(db, all)
    expect(await refusalOf(all.ask())).toContain("transfer.errors.not_ready")
    expect([await keepFrozenFacts(all.ctx), await keepFrozenFacts(all.ctx)]).toEqual([1, 0])
    const before = await all.ask()
    expect(before.draft).toBeNull()
    await db.update(people).set({ name: "Un altro nome" })
    await written(db, all.minutes.documentId)
    expect((await all.ask()).canonical).toBe(before.canonical)
  })

  test("in every format with the digest of that content", async ({ db }) => {
    const { ask } = await begun(db)
    const question = await ask("html")
    const { digest } = checkPaper(new TextEncoder().encode(question.canonical), MINUTES_KIND)
    for (const format of ["html", "md"] as const)
      expect(new TextDecoder().decode(await writeExport({ ...question, format }))).toContain(digest)
  })
})
