import { eq } from "drizzle-orm"
import * as Y from "yjs"
import { transact } from "#app/context.ts"
import { eraseHistory } from "#app/documents/erase-history.server.ts"
import { appendUpdates } from "#app/documents/state/append-updates.server.ts"
import { loadState } from "#app/documents/state/load-state.server.ts"
import { queryWithin } from "#app/documents/state/tx-query.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  accessChanges,
  auditEntries,
  auditValues,
  comments,
  commentThreads,
  documentEdits,
  documentQuarantine,
  documentStates,
  documentUpdates,
  documentVersions,
} from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { makeThread } from "#tests/support/threads.ts"
import { makeReadable } from "./papers.ts"

const MAY_ERASE: readonly Relation[] = ["secretary here", "chair", "facilitator"]
const SECRET = "codice fiscale RSSMRA80A01H501U"
const sha256 = new Uint8Array(32)

/** A text into which something was pasted by mistake, then taken out again. */
const written = async (db: Db, over: Parameters<typeof makeReadable>[1] = {}) => {
  const { lockedAt, ...columns } = over
  const { paper, roundtable } = await makeReadable(db, columns)
  await db.update(documentStates).set({ headSeq: 0 }).where(eq(documentStates.documentId, paper.id))
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const text = new Y.XmlText()
  const line = new Y.XmlElement("paragraph")
  line.insert(0, [text])
  doc.getXmlFragment("default").insert(0, [line])
  text.insert(0, "Il Tavolo propone. ")
  text.insert(text.length, SECRET)
  text.delete(text.length - SECRET.length, SECRET.length)
  text.insert(text.length, "Seconda frase.")
  const ctx = await ctxFor(db)
  const rows = updates.map((data) => ({
    ...{ documentId: paper.id, epoch: 1, data, authorId: null, connectionId: "x" },
  }))
  await transact(ctx, (inner) => appendUpdates(queryWithin(inner), rows, crypto.randomUUID(), null))
  if (lockedAt)
    await db.update(documentStates).set({ lockedAt }).where(eq(documentStates.documentId, paper.id))
  return { paper, roundtable, updates, doc }
}

const stored = async (db: Db, documentId: string) => {
  const ctx = await ctxFor(db)
  return transact(ctx, async (inner) => {
    const updates: Uint8Array[] = []
    const head = await loadState(queryWithin(inner), documentId, (page) => void updates.push(...page), 100)
    const doc = new Y.Doc()
    for (const update of updates) Y.applyUpdate(doc, update)
    const holdsSecret = updates.some((update) => Buffer.from(update).includes(SECRET))
    return { head, doc, holdsSecret, text: doc.getXmlFragment("default").toString() }
  })
}

const REASON = "Un codice fiscale incollato per errore"

describe("who serves the table erases the history of a text:", () => {
  test.for(MAY_ERASE)("%s", async (relation, { db }) => {
    const { paper, roundtable } = await written(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    expect(await eraseHistory(ctx, { paperCode: paper.code, retyped: paper.title, reason: REASON })).toEqual({
      epoch: 2,
    })
  })
})

describe("who does not serve it changes nothing:", () => {
  test.for(RELATIONS.filter((relation) => !MAY_ERASE.includes(relation)))("%s", async (relation, { db }) => {
    const { paper, roundtable } = await written(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(
      eraseHistory(ctx, { paperCode: paper.code, retyped: paper.title, reason: REASON }),
    )
    expect(refused).toBe("forbidden documents.refuse.secretary_erases")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("after the history was erased", () => {
  test("the text is the same, and nothing that is kept holds what was taken out of it", async ({ db }) => {
    const { paper, roundtable } = await written(db)
    const before = await stored(db, paper.id)
    expect(before.holdsSecret).toBe(true)
    await db
      .insert(documentQuarantine)
      .values({ documentId: paper.id, data: Buffer.from(SECRET), reason: "undecodable" })
    await eraseHistory(await ctxAs(db, "chair", { roundtable }), {
      paperCode: paper.code,
      retyped: paper.title,
      reason: REASON,
    })
    const after = await stored(db, paper.id)
    expect(after).toMatchObject({ text: before.text, holdsSecret: false, head: { epoch: 2, headSeq: 1 } })
    expect(await db.select().from(documentUpdates).where(eq(documentUpdates.documentId, paper.id))).toEqual(
      [],
    )
    expect(await db.select().from(documentQuarantine)).toEqual([])
  })

  test("a place in the text is found again", async ({ db }) => {
    const { paper, roundtable, doc } = await written(db)
    const textOf = (of: Y.Doc) => (of.getXmlFragment("default").get(0) as Y.XmlElement).get(0) as Y.XmlText
    const place = Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(textOf(doc), 22))
    await eraseHistory(await ctxAs(db, "chair", { roundtable }), {
      paperCode: paper.code,
      retyped: paper.title,
      reason: REASON,
    })
    const { doc: after } = await stored(db, paper.id)
    after.getXmlFragment("default")
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(place), after)
    expect(found?.index).toBe(22)
  })

  test("rows on their way to the old epoch are refused", async ({ db }) => {
    const { paper, roundtable, updates } = await written(db)
    await eraseHistory(await ctxAs(db, "chair", { roundtable }), {
      paperCode: paper.code,
      retyped: paper.title,
      reason: REASON,
    })
    const late = {
      documentId: paper.id,
      epoch: 1,
      data: updates[2] ?? new Uint8Array(),
      authorId: null,
      connectionId: "x",
    }
    const taken = await transact(await ctxFor(db), (ctx) =>
      appendUpdates(queryWithin(ctx), [late], crypto.randomUUID(), null),
    )
    expect(taken.size).toBe(0)
    expect((await stored(db, paper.id)).holdsSecret).toBe(false)
  })

  test("automatic versions are empty and keep their digests; named and approved ones stay", async ({
    db,
  }) => {
    const { paper, roundtable } = await written(db)
    const base = {
      documentId: paper.id,
      roundtableId: roundtable.id,
      epoch: 1,
      seq: 2,
      sha256,
      sealSha256: sha256,
      content: { type: "doc" },
    }
    await db.insert(documentVersions).values([
      { ...base, number: 1, kind: "automatic" },
      { ...base, number: 2, kind: "named", name: "Bozza di marzo", previousSha256: sha256 },
      { ...base, number: 3, kind: "approved", previousSha256: sha256 },
    ])
    const ctx = await ctxAs(db, "secretary here", { roundtable })
    await eraseHistory(ctx, { paperCode: paper.code, retyped: paper.title, reason: REASON })
    const versions = await db.select().from(documentVersions).orderBy(documentVersions.number)
    expect(versions).toMatchObject([
      { content: null, erasedAt: ctx.now, sha256 },
      { content: { type: "doc" }, erasedAt: null },
      { content: { type: "doc" }, erasedAt: null },
    ])
  })

  test("who has it open is told, and the audit says who did it and why", async ({ db }) => {
    const { paper, roundtable } = await written(db)
    const ctx = await ctxAs(db, "chair", { roundtable })
    await eraseHistory(ctx, { paperCode: paper.code, retyped: paper.title, reason: REASON })
    expect(await db.select().from(accessChanges)).toMatchObject([{ documentId: paper.id }])
    const [entry] = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, paper.id))
    expect(entry).toMatchObject({ action: "document.history-erased", actorId: ctx.actor.personId })
    const values = await db.select().from(auditValues)
    expect(values).toMatchObject([{ values: { reason: REASON, epoch: 2, versions: 0, quotes: 0 } }])
  })

  test("comments quote only what the text still says, as it says it now, and keep what was said", async ({
    db,
  }) => {
    const { paper, roundtable } = await written(db)
    const chair = await ctxAs(db, "chair", { roundtable })
    const on = (over: Record<string, unknown>) =>
      makeThread(db, paper, { authorId: chair.actor.personId ?? "", blockId: null, ...over })
    const around = { quoteBefore: `Il Tavolo propone. ${SECRET}`.slice(-32), quoteAfter: "" }
    const { thread: gone } = await on({ quote: SECRET, quoteBefore: "propone. ", quoteAfter: "Seconda" })
    const { thread: kept } = await on({
      ...around,
      quote: "Seconda frase.",
      anchorFrom: sha256,
      anchorTo: sha256,
    })
    const { thread: placed } = await on({
      quote: "Il tavolo PROPONE. Seconda",
      quoteBefore: "",
      quoteAfter: `${SECRET}`,
    })
    const { thread: settled } = await on({
      quote: SECRET,
      resolvedAt: chair.now,
      resolvedById: chair.actor.personId,
    })
    const { thread: whole } = await on({ quote: null })
    await eraseHistory(chair, { paperCode: paper.code, retyped: paper.title, reason: REASON })
    const rows = await db.select().from(commentThreads)
    const now = (id: string) => rows.find((row) => row.id === id)
    const erased = { quote: null, quoteBefore: "", quoteAfter: "", blockId: null, quoteErasedAt: chair.now }
    expect(now(gone.id)).toMatchObject({ ...erased, epoch: 2 })
    expect(now(settled.id)).toMatchObject(erased)
    expect(now(kept.id)).toMatchObject({
      ...{ quote: "Seconda frase.", quoteBefore: "", quoteErasedAt: null },
      ...{ epoch: 2, anchorFrom: sha256 },
    })
    expect(now(placed.id)).toMatchObject({ quote: "Il Tavolo propone. Seconda", quoteAfter: " frase." })
    expect(now(whole.id)).toMatchObject({ quote: null, quoteErasedAt: null })
    const said = await db.select().from(comments)
    expect(said.map(({ body }) => body)).toEqual(Array(5).fill("Un commento"))
    expect(JSON.stringify(rows)).not.toContain("RSSMRA")
  })

  test("edits hold nothing, and one that was not made yet never will be", async ({ db }) => {
    const { paper, roundtable } = await written(db)
    const intended = {
      ...{ documentId: paper.id, roundtableId: roundtable.id, kind: "replace" },
      payload: { content: [{ type: "text", text: SECRET }] },
    }
    const at = new Date("2026-01-01")
    await db
      .insert(documentEdits)
      .values([
        { ...intended, appliedSeq: 2, appliedEpoch: 1, appliedAt: at },
        { ...intended, refused: "locked", refusedAt: at },
        intended,
      ])
    const chair = await ctxAs(db, "chair", { roundtable })
    await eraseHistory(chair, { paperCode: paper.code, retyped: paper.title, reason: REASON })
    const edits = await db.select().from(documentEdits).orderBy(documentEdits.id)
    expect(edits.map(({ payload }) => payload)).toEqual([{}, {}, {}])
    expect(edits).toMatchObject([
      { appliedSeq: 2, refused: null },
      { refused: "locked", refusedAt: at },
      { refused: "erased", refusedAt: chair.now },
    ])
  })

  test("an adopted text is locked as before", async ({ db }) => {
    const lockedAt = new Date("2025-06-01")
    const { paper, roundtable } = await written(db, { state: "adopted", lockedAt })
    await eraseHistory(await ctxAs(db, "chair", { roundtable }), {
      paperCode: paper.code,
      retyped: paper.title,
      reason: REASON,
    })
    expect((await stored(db, paper.id)).head).toMatchObject({ isLocked: true, epoch: 2 })
  })
})
