import { and, eq } from "drizzle-orm"
import { transact } from "#app/context.ts"
import {
  addAttachment,
  listAttachments,
  removeAttachment,
} from "#app/documents/attachments/attachments.server.ts"
import { AddAttachment } from "#app/documents/attachments/input.ts"
import { typeName } from "#app/documents/attachments/type-name.ts"
import { letGoPictures } from "#app/documents/pictures/let-go-pictures.server.ts"
import { freezeAnnexes } from "#app/records/annexes.server.ts"
import { annexes, auditEntries, documentStates, papers } from "#db/schema/index.ts"
import { answerOf, isKept, makeText } from "#tests/documents/pictures/world.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"

const WRITE: readonly Relation[] = ["substitute", "titular", "facilitator", "chair", "secretary here"]
const file = (name = "tabella.pdf") => ({ name, bytes: pdf(name) })
const attached = (paperCode: string, title = "Tabella degli sportelli") => ({
  paperCode,
  title,
  file: file(),
})

describe("a file beside a text", () => {
  test.for(RELATIONS)("is put there by who writes the text: %s", async (who, { db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    const own = { ...(await ctxAs(db, who, { roundtable })), files: ctx.files }
    const before = await contentOf(db)
    const refused = await refusalOf(addAttachment(own, attached(paper.code)))
    if (!WRITE.includes(who)) {
      expect(refused).toMatch(/^forbidden /)
      expect(await contentOf(db)).toEqual(before)
      return
    }
    const [one] = await listAttachments(own, paper.id)
    expect(one).toMatchObject({ number: 1, title: "Tabella degli sportelli", type: "application/pdf" })
    expect((await answerOf(own, one?.fileCode ?? "")).status).toBe(200)
  })

  test("is read by nobody who may not read the text", async ({ db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    await addAttachment(ctx, attached(paper.code))
    const [one] = await listAttachments(ctx, paper.id)
    const stranger = { ...(await ctxAs(db, "stranger", { roundtable })), files: ctx.files }
    expect((await answerOf(stranger, one?.fileCode ?? "")).status).toBe(404)
  })

  test("is taken away again, its file too, and both are in the log", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    for (const title of ["Prima", "Seconda", "Terza"]) await addAttachment(ctx, attached(paper.code, title))
    const all = await listAttachments(ctx, paper.id)
    await removeAttachment(ctx, { paperCode: paper.code, number: 2 })
    expect((await listAttachments(ctx, paper.id)).map(({ number, title }) => [number, title])).toEqual([
      [1, "Prima"],
      [3, "Terza"],
    ])
    expect(await Promise.all(all.map(({ fileCode }) => isKept(db, fileCode)))).toEqual([true, false, true])
    const deeds = await db.select().from(auditEntries).where(eq(auditEntries.subjectId, paper.id))
    expect(deeds.map(({ action }) => action).sort()).toEqual([
      ...["document.attachment-added", "document.attachment-added", "document.attachment-added"],
      "document.attachment-removed",
    ])
  })

  test.for([
    ["once the table has adopted the text", { state: "adopted", adoptedAt: new Date() }, null],
    ["while the text is locked", {}, new Date()],
  ] as const)("stays as it is %s", async ([_, over, lockedAt], { db }) => {
    const { paper, ctx } = await makeText(db)
    await addAttachment(ctx, attached(paper.code))
    if ("state" in over) await db.update(papers).set(over).where(eq(papers.id, paper.id))
    await db.update(documentStates).set({ lockedAt }).where(eq(documentStates.documentId, paper.id))
    const before = await contentOf(db)
    expect(await refusalOf(addAttachment(ctx, attached(paper.code)))).toMatch(/^forbidden /)
    expect(await refusalOf(removeAttachment(ctx, { paperCode: paper.code, number: 1 }))).toMatch(
      /^forbidden /,
    )
    expect(await contentOf(db)).toEqual(before)
  })

  test("that is frozen is not taken away", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    await addAttachment(ctx, attached(paper.code))
    await transact(ctx, (tx) => freezeAnnexes(tx, { kind: "document", id: paper.id }))
    expect(await refusalOf(removeAttachment(ctx, { paperCode: paper.code, number: 1 }))).toBe(
      "conflict attachments.errors.frozen",
    )
  })

  test("that is not there cannot be taken away", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    expect(await refusalOf(removeAttachment(ctx, { paperCode: paper.code, number: 9 }))).toMatch(
      /^not_found /,
    )
  })

  test("is no picture, and the sweep of pictures leaves it alone", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    await addAttachment(ctx, attached(paper.code))
    expect(await letGoPictures({ db, now: new Date(ctx.now.getTime() + 400 * 86_400_000) })).toBe(0)
    const ofPaper = and(eq(annexes.ownerKind, "document"), eq(annexes.ownerId, paper.id))
    expect(await db.select().from(annexes).where(ofPaper)).toHaveLength(1)
  })
})

test.for([
  ["", "attachments.errors.title_missing"],
  ["x".repeat(201), "attachments.errors.title_long"],
])("a name that says nothing is asked for again: %s", ([title, key]) => {
  const read = AddAttachment.safeParse({ paperCode: "X", title, file: file() })
  expect(read.error?.issues.map(({ message }) => message)).toEqual([key])
})

test("a type of file has the name that people know", () => {
  expect([typeName("application/pdf", "a"), typeName("x/y", "b.dwg"), typeName("x/y", "b")]).toEqual([
    ...["PDF", "DWG", "x/y"],
  ])
})
