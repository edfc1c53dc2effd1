import * as Y from "yjs"
import { transact } from "#app/context.ts"
import { createPaper } from "#app/documents/create-paper.server.ts"
import { FIELD } from "#app/documents/editor/schema-version.ts"
import { createState } from "#app/documents/state/create-state.server.ts"
import { brokenConstraint } from "#app/errors.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, auditValues, documentStates, documentUpdates, papers } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { lastPaper, started } from "./papers.ts"

const MAY_START: readonly Relation[] = ["secretary here", "chair", "facilitator"]

const atTable = async (db: Db, relation: Relation = "secretary here") => {
  const roundtable = await makeRoundtable(db)
  return { roundtable, ctx: await ctxAs(db, relation, { roundtable }) }
}

/** What a reader of the log sees in the document. */
const textOf = async (db: Db) => {
  const doc = new Y.Doc()
  for (const { data } of await db.select().from(documentUpdates).orderBy(documentUpdates.seq))
    Y.applyUpdate(doc, data)
  return doc.getXmlFragment(FIELD).toString()
}

describe("who serves the table starts a document:", () => {
  test.for(MAY_START)("%s", async (relation, { db }) => {
    const { roundtable, ctx } = await atTable(db, relation)
    const code = await createPaper(ctx, started(roundtable), "")
    expect((await lastPaper(db)).code).toBe(code)
  })
})

describe("who does not serve it writes nothing:", () => {
  test.for(RELATIONS.filter((relation) => !MAY_START.includes(relation)))("%s", async (relation, { db }) => {
    const { roundtable, ctx } = await atTable(db, relation)
    const before = await contentOf(db)
    const refused = await refusalOf(createPaper(ctx, started(roundtable), "Testo"))
    expect(refused).toBe("forbidden documents.refuse.secretary_starts")
    expect(await contentOf(db)).toEqual(before)
  })

  test("nor at a table that is not there", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    const refused = refusalOf(createPaper(ctx, started(roundtable, { roundtableCode: "NOWHERE" }), ""))
    expect(await refused).toMatch(/^not_found/)
  })
})

describe("a new document", () => {
  test("is a draft of its table that every seat will write", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable, { language: "ar", kind: "protocol" }), "")
    expect(await lastPaper(db)).toMatchObject({
      ...{ roundtableId: roundtable.id, title: "Piano regionale", kind: "protocol", language: "ar" },
      ...{ state: "draft", writers: "every_seat", createdById: ctx.actor.personId },
    })
  })

  test("has its first content in the log, once, by whoever started it", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "Un testo")
    expect(await db.select().from(documentUpdates)).toMatchObject([
      { documentId: (await lastPaper(db)).id, seq: 1, authorId: ctx.actor.personId, connectionId: "server" },
    ])
  })

  test("has the head of its log where the log ends", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "Un testo")
    const [update] = await db.select().from(documentUpdates)
    expect(await db.select().from(documentStates)).toMatchObject([
      { headSeq: 1, snapshotSeq: 0, epoch: 1, bytes: update?.data.length, roundtableId: roundtable.id },
    ])
  })

  test("has the words of its template", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "# Il titolo\n\nLe parole di tutti")
    expect(await textOf(db)).toMatch(/Il titolo.*Le parole di tutti/s)
  })

  test("has a line to write on when it is empty", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "")
    expect(await textOf(db)).toMatch(/^<paragraph[^>]*>(<\/paragraph>)?$/)
  })

  test("never gets first content again", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "Un testo")
    const [state] = await db.select().from(documentStates)
    const documentId = state?.documentId ?? ""
    const first = new Uint8Array([0, 0])
    const again = transact(ctx, (tx) => createState(tx, { documentId, roundtableId: roundtable.id, first }))
    expect(await again.catch(brokenConstraint)).toBe("document_state_pkey")
  })

  test("is in the audit with its title beside the entry", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    await createPaper(ctx, started(roundtable), "")
    const entries = await db.select().from(auditEntries)
    const { id } = await lastPaper(db)
    expect(entries).toMatchObject([{ action: "document.created", subjectKind: "document", subjectId: id }])
    expect(JSON.stringify(entries)).not.toContain("Piano regionale")
    expect(await db.$count(auditValues)).toBe(1)
  })

  test("is another each time", async ({ db }) => {
    const { roundtable, ctx } = await atTable(db)
    const codes = [
      await createPaper(ctx, started(roundtable), ""),
      await createPaper(ctx, started(roundtable), ""),
    ]
    expect([new Set(codes).size, await db.$count(papers)]).toEqual([2, 2])
  })
})
