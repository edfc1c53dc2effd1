import { desc, eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { RenameVersion } from "#app/documents/versions/input.ts"
import { renameVersion } from "#app/documents/versions/rename-version.server.ts"
import { sealOf } from "#app/documents/versions/seal.server.ts"
import { writeVersion } from "#app/documents/versions/write-version.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, auditValues, documentTexts, documentVersions, papers } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"

const WRITERS: readonly Relation[] = ["substitute", "titular", "facilitator", "chair", "secretary here"]

/** A text with an automatic version. */
const kept = async (db: Db) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
  const json = { type: "doc", content: [] }
  await db.insert(documentTexts).values({
    ...{ documentId: paper.id, roundtableId: roundtable.id, epoch: 1, seq: 1, json },
    ...{ plain: "", headings: [], words: 1 },
  })
  await transact(await ctxFor(db), (ctx) => writeVersion(ctx, paper, { kind: "automatic" }))
  const version = async () => {
    const [row] = await db.select().from(documentVersions).where(eq(documentVersions.documentId, paper.id))
    if (!row) throw new Error("There is a version")
    return row
  }
  return { paper, roundtable, version }
}
const called = (paperCode: string, name: string, number = 1) =>
  RenameVersion.parse({ paperCode, number, name })

describe("a version is given a name by who writes the text:", () => {
  test.for(RELATIONS)("%s", async (relation, { db }) => {
    const { paper, roundtable, version } = await kept(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(renameVersion(ctx, called(paper.code, "Portata in giunta")))
    if (WRITERS.includes(relation))
      expect(await version()).toMatchObject({ name: "Portata in giunta", namedById: ctx.actor.personId })
    else expect([refused?.split(" ")[0], await contentOf(db)]).toEqual(["forbidden", before])
  })
})

describe("the name of a version", () => {
  test("changes nothing else: kind, words, digest and seal are what they were", async ({ db }) => {
    const { paper, roundtable, version } = await kept(db)
    const before = await version()
    const ctx = await ctxAs(db, "chair", { roundtable })
    await renameVersion(ctx, called(paper.code, "Portata in giunta"))
    const after = await version()
    expect(after).toEqual({
      ...before,
      name: "Portata in giunta",
      namedById: ctx.actor.personId,
      namedAt: ctx.now,
    })
    const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")
    const sealed = { number: 1, kind: "automatic", sha256: hex(after.sha256), previous: null }
    expect(hex(after.sealSha256)).toBe(sealOf(sealed))
  })

  test("leaves the one before in the audit; the same name again leaves nothing", async ({ db }) => {
    const { paper, roundtable } = await kept(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    await renameVersion(ctx, called(paper.code, "Prima"))
    await renameVersion(ctx, called(paper.code, "Seconda"))
    const before = await contentOf(db)
    await renameVersion(ctx, called(paper.code, " Seconda "))
    expect(await contentOf(db)).toEqual(before)
    const entries = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.action, "document.version-renamed"))
    expect(entries).toHaveLength(2)
    const [last] = await db.select().from(auditValues).orderBy(desc(auditValues.entryId)).limit(1)
    expect(last?.values).toEqual({ number: 1, name: "Seconda", before: "Prima" })
  })

  test.for([
    ["of a version that is not there", "not_found", async () => {}, 7],
    [
      "of an adopted text",
      "forbidden",
      (db: Db, id: string) =>
        db.update(papers).set({ state: "adopted", adoptedAt: new Date() }).where(eq(papers.id, id)),
      1,
    ],
  ] as const)("is not given to one %s", async ([, why, prepare, number], { db }) => {
    const { paper, roundtable } = await kept(db)
    await prepare(db, paper.id)
    const ctx = await ctxAs(db, "chair", { roundtable })
    expect((await refusalOf(renameVersion(ctx, called(paper.code, "Prima", number))))?.split(" ")[0]).toBe(
      why,
    )
  })
})
