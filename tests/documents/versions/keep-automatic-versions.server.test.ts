import { eq } from "drizzle-orm"
import fc from "fast-check"
import { keepAutomaticVersions } from "#app/documents/versions/keep-automatic-versions.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentTexts, documentVersions } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"

const passage = (id: string, words = `Passaggio ${id}`) => ({
  ...{ type: "paragraph", attrs: { id } },
  ...(words === "" ? {} : { content: [{ type: "text", text: words }] }),
})
const passages = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => passage(`b-${from + at}`))

/** A text that somebody is writing at this moment. */
const beingWritten = async (db: Db) => {
  const { paper } = await makeReadable(db, { state: "co_design" })
  const { id: documentId, roundtableId } = paper
  let seq = 0
  const reads = async (content: ReturnType<typeof passage>[], minutesAgo = 0) => {
    seq += 1
    const writtenAt = new Date(Date.now() - minutesAgo * 60_000)
    const row = { json: { type: "doc", content }, plain: "", headings: [], words: 1, seq, writtenAt }
    await db
      .insert(documentTexts)
      .values({ documentId, roundtableId, epoch: 1, ...row })
      .onConflictDoUpdate({ target: documentTexts.documentId, set: row })
    return keepAutomaticVersions(await ctxFor(db))
  }
  const versions = () =>
    db
      .select()
      .from(documentVersions)
      .where(eq(documentVersions.documentId, documentId))
      .orderBy(documentVersions.number)
  return { paper, reads, versions }
}

describe("a text that is being written is kept", () => {
  test("once it has five passages, not before; empty lines are none", async ({ db }) => {
    const { reads } = await beingWritten(db)
    const blank = passage("b-blank", "")
    expect([
      await reads([...passages(4), blank]),
      await reads(passages(5)),
      await reads(passages(5)),
    ]).toEqual([0, 1, 0])
  })

  test("when more than 30 % of it is in no version", async ({ db }) => {
    const { reads } = await beingWritten(db)
    expect([await reads(passages(20)), await reads(passages(28)), await reads(passages(29))]).toEqual([
      1, 0, 1,
    ])
  })

  test("when it was taken out and written anew in equal measure", async ({ db }) => {
    const { reads } = await beingWritten(db)
    await reads(passages(20))
    expect([await reads(passages(20, 6)), await reads(passages(20, 7))]).toEqual([0, 1])
  })

  test("not where the same passages have other words", async ({ db }) => {
    const { reads } = await beingWritten(db)
    await reads(passages(20))
    expect(await reads(passages(20).map(({ attrs }) => passage(attrs.id, "Altre parole")))).toBe(0)
  })

  test("compared with the last version that has words", async ({ db }) => {
    const { reads, versions, paper } = await beingWritten(db)
    await reads(passages(20))
    await db
      .update(documentVersions)
      .set({ content: null, erasedAt: new Date() })
      .where(eq(documentVersions.documentId, paper.id))
    expect([await reads(passages(21)), (await versions()).length]).toEqual([1, 2])
  })
})

const idsOf = (content: unknown) =>
  new Set((content as { content: ReturnType<typeof passage>[] }).content.map(({ attrs }) => attrs.id))

test("however slowly passages come and go, all but 30 % of what a text says, or four, are in its last version", async ({
  db,
}) => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 4 }) }),
    fc.record({ kind: fc.constant("remove" as const), count: fc.integer({ min: 1, max: 3 }) }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 40 }), async (steps) => {
      const { reads, versions } = await beingWritten(db)
      let text: ReturnType<typeof passage>[] = []
      let next = 0
      for (const { kind, count } of steps) {
        text = kind === "add" ? [...text, ...passages(count, next)] : text.slice(count)
        next += kind === "add" ? count : 0
        await reads(text)
        const last = (await versions()).at(-1)
        const kept = last ? idsOf(last.content) : new Set()
        const unkept = text.filter(({ attrs }) => !kept.has(attrs.id)).length
        expect(unkept < 5 || unkept <= text.length * 0.3).toBe(true)
      }
    }),
    { numRuns: 5 },
  )
})
