import { desc, eq } from "drizzle-orm"
import { keepAutomaticVersions } from "#app/documents/versions/keep-automatic-versions.server.ts"
import { nameVersion } from "#app/documents/versions/name-version.server.ts"
import { getRestorable, getVersion, listVersions } from "#app/documents/versions/queries.server.ts"
import { restoreVersion } from "#app/documents/versions/restore-version.server.ts"
import { contentDigest, sealOf } from "#app/documents/versions/seal.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, documentEdits, documentTexts, documentVersions } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"

const line = (text: string) => ({
  type: "paragraph",
  attrs: { id: "b-aaaa" },
  content: [{ type: "text", text }],
})
const textOf = (words: string) => ({ type: "doc", content: [line(words)] })

/** A document in the making with a readable text; `say` writes another, as the worker does. */
const written = async (db: Db, over: Parameters<typeof makeReadable>[1] = {}) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design", ...over })
  const { id: documentId, roundtableId } = paper
  let seq = 0
  const say = async (words: string, minutesAgo = 0) => {
    seq += 1
    const writtenAt = new Date(Date.now() - minutesAgo * 60_000)
    const row = { json: textOf(words), plain: words, headings: [], words: 1, seq, writtenAt }
    await db
      .insert(documentTexts)
      .values({ documentId, roundtableId, epoch: 1, ...row })
      .onConflictDoUpdate({ target: documentTexts.documentId, set: row })
  }
  await say("Uno")
  const versions = () =>
    db
      .select()
      .from(documentVersions)
      .where(eq(documentVersions.documentId, documentId))
      .orderBy(documentVersions.number)
  return { paper, roundtable, say, versions }
}

const hex = (bytes: Uint8Array | null | undefined) => (bytes ? Buffer.from(bytes).toString("hex") : null)
const WRITERS: readonly Relation[] = ["substitute", "titular", "facilitator", "chair", "secretary here"]
const RESTORERS: readonly Relation[] = ["facilitator", "chair", "secretary here"]

describe("a text is kept under a name by who writes it:", () => {
  test.for(RELATIONS)("%s", async (relation, { db }) => {
    const { paper, roundtable, versions } = await written(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(nameVersion(ctx, { paperCode: paper.code, name: "Prima lettura" }))
    if (WRITERS.includes(relation))
      expect(await versions()).toMatchObject([{ number: 1, kind: "named", name: "Prima lettura" }])
    else expect([refused?.split(" ")[0], await contentOf(db)]).toEqual(["forbidden", before])
  })
})

describe("a version", () => {
  test("has the digest of the words that it keeps", async ({ db }) => {
    const { paper, roundtable, versions } = await written(db)
    await nameVersion(await ctxAs(db, "chair", { roundtable }), { paperCode: paper.code, name: "Prima" })
    const { title, language, kind } = paper
    const [version] = await versions()
    expect(hex(version?.sha256)).toBe(contentDigest({ title, language, kind, text: textOf("Uno") }))
  })

  test("is sealed to the one before", async ({ db }) => {
    const { paper, roundtable, say, versions } = await written(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    await nameVersion(ctx, { paperCode: paper.code, name: "Prima" })
    await say("Due")
    await nameVersion(ctx, { paperCode: paper.code, name: "Seconda" })
    const [first, second] = await versions()
    const previous = hex(first?.sealSha256)
    expect(hex(second?.previousSha256)).toBe(previous)
    const sealed = { number: 2, kind: "named", sha256: hex(second?.sha256) ?? "", previous }
    expect(hex(second?.sealSha256)).toBe(sealOf(sealed))
  })

  test("is not written while there is no readable text", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const ctx = await ctxAs(db, "chair", { roundtable })
    expect(await refusalOf(nameVersion(ctx, { paperCode: paper.code, name: "Prima" }))).toBe(
      "conflict versions.errors.not_readable",
    )
  })

  test("stands in the audit with its number and digest", async ({ db }) => {
    const { paper, roundtable } = await written(db)
    await nameVersion(await ctxAs(db, "chair", { roundtable }), { paperCode: paper.code, name: "Prima" })
    const [entry] = await db.select().from(auditEntries).orderBy(desc(auditEntries.id)).limit(1)
    expect(entry).toMatchObject({ action: "document.version-named", subjectId: paper.id })
    expect(Object.keys(entry?.fields ?? {}).sort()).toEqual(["number", "sha256"])
  })
})

describe("a version is kept by itself", () => {
  test("once nobody has written for ten minutes", async ({ db }) => {
    const { say, versions } = await written(db)
    await say("Due", 11)
    expect(await keepAutomaticVersions(await ctxFor(db))).toBe(1)
    expect(await versions()).toMatchObject([{ number: 1, kind: "automatic", createdById: null, name: null }])
  })

  test("not while people write", async ({ db }) => {
    const { say } = await written(db)
    await say("Due", 9)
    expect(await keepAutomaticVersions(await ctxFor(db))).toBe(0)
  })

  test("once only", async ({ db }) => {
    const { say } = await written(db)
    await say("Due", 11)
    const ctx = await ctxFor(db)
    await keepAutomaticVersions(ctx)
    expect(await keepAutomaticVersions(ctx)).toBe(0)
  })

  test("not again for the same words written anew", async ({ db }) => {
    const { say, versions } = await written(db)
    const ctx = await ctxFor(db)
    await say("Due", 30)
    await keepAutomaticVersions(ctx)
    await say("Due", 11)
    await keepAutomaticVersions(ctx)
    expect(await versions()).toHaveLength(1)
  })
})

/** A text whose version 1 says "Uno" and that now says "Due". */
const changed = async (db: Db) => {
  const world = await written(db)
  await nameVersion(await ctxAs(db, "chair", { roundtable: world.roundtable }), {
    ...{ paperCode: world.paper.code, name: "Prima" },
  })
  await world.say("Due")
  return world
}

describe("a version is brought back by who serves the table:", () => {
  test.for(RELATIONS)("%s", async (relation, { db }) => {
    const { paper, roundtable } = await changed(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(restoreVersion(ctx, { paperCode: paper.code, number: 1 }))
    const edits = await db.select().from(documentEdits)
    if (RESTORERS.includes(relation))
      expect(edits).toMatchObject([{ kind: "replace", payload: { content: [line("Uno")] } }])
    else expect([refused?.split(" ")[0], await contentOf(db)]).toEqual(["forbidden", before])
  })
})

describe("bringing a version back", () => {
  test("keeps the text as it was before as a version", async ({ db }) => {
    const { paper, roundtable, versions } = await changed(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    await restoreVersion(ctx, { paperCode: paper.code, number: 1 })
    expect((await versions()).at(-1)).toMatchObject({ number: 2, kind: "automatic", content: textOf("Due") })
  })

  test("of another document does not find it", async ({ db }) => {
    const { paper, roundtable } = await changed(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    expect(await refusalOf(restoreVersion(ctx, { paperCode: paper.code, number: 9 }))).toMatch(/^not_found/)
  })

  test("is refused where its words were erased", async ({ db }) => {
    const { paper, roundtable } = await changed(db)
    await db.update(documentVersions).set({ content: null, erasedAt: new Date() })
    const ctx = await ctxAs(db, "chair", { roundtable })
    const erased = "conflict versions.errors.erased"
    expect(await refusalOf(restoreVersion(ctx, { paperCode: paper.code, number: 1 }))).toBe(erased)
    expect(await refusalOf(getRestorable(ctx, paper.code, 1))).toBe(erased)
  })
})

describe("the versions of a document", () => {
  test("are listed from the latest, a page at a time", async ({ db }) => {
    const { paper, roundtable, say } = await written(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    for (const name of ["Aa", "Bb", "Cc"]) {
      await say(name)
      await nameVersion(ctx, { paperCode: paper.code, name })
    }
    const first = await listVersions(ctx, paper.id, null, 2)
    expect([first.rows.map(({ name }) => name), first.next]).toEqual([["Cc", "Bb"], 2])
    const second = await listVersions(ctx, paper.id, first.next, 2)
    expect([second.rows.map(({ name }) => name), second.next]).toEqual([["Aa"], null])
  })

  test("are read with their words", async ({ db }) => {
    const { paper, roundtable } = await changed(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    expect((await getVersion(ctx, paper.id, 1)).content).toEqual(textOf("Uno"))
  })
})
