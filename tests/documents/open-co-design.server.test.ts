import { eq } from "drizzle-orm"
import { openCoDesign } from "#app/documents/open-co-design.server.ts"
import { accessChanges, auditEntries, papers } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { makeReadable } from "./papers.ts"

const MAY_OPEN: readonly Relation[] = ["secretary here", "chair", "facilitator"]

describe("who serves the table opens a draft to all who write it:", () => {
  test.for(MAY_OPEN)("%s", async (relation, { db }) => {
    const { paper, roundtable } = await makeReadable(db)
    await openCoDesign(await ctxAs(db, relation, { roundtable }), { paperCode: paper.code })
    expect(await db.select().from(papers).where(eq(papers.id, paper.id))).toEqual([
      { ...paper, state: "co_design" },
    ])
  })
})

describe("who does not serve it writes nothing:", () => {
  test.for(RELATIONS.filter((relation) => !MAY_OPEN.includes(relation)))("%s", async (relation, { db }) => {
    const { paper, roundtable } = await makeReadable(db)
    const ctx = await ctxAs(db, relation, { roundtable })
    const before = await contentOf(db)
    const refused = await refusalOf(openCoDesign(ctx, { paperCode: paper.code }))
    expect(refused).toBe("forbidden life.refuse.by.openCoDesign")
    expect(await contentOf(db)).toEqual(before)
  })
})

describe("a draft that is opened", () => {
  test("is told to who has it open", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db)
    await openCoDesign(await ctxAs(db, "chair", { roundtable }), { paperCode: paper.code })
    expect(await db.select().from(accessChanges)).toMatchObject([{ documentId: paper.id, personId: null }])
  })

  test("is in the audit", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db)
    await openCoDesign(await ctxAs(db, "chair", { roundtable }), { paperCode: paper.code })
    expect(await db.select().from(auditEntries)).toMatchObject([
      { action: "document.co-design-opened", subjectId: paper.id, roundtableId: roundtable.id },
    ])
  })

  test("is not opened twice", async ({ db }) => {
    const { paper, roundtable } = await makeReadable(db)
    const ctx = await ctxAs(db, "secretary here", { roundtable })
    await openCoDesign(ctx, { paperCode: paper.code })
    const before = await contentOf(db)
    const again = await refusalOf(openCoDesign(ctx, { paperCode: paper.code }))
    expect(again).toBe("forbidden life.refuse.from.draft")
    expect(await contentOf(db)).toEqual(before)
  })
})

test.for([
  ["adopted", { state: "adopted" }, "forbidden life.refuse.from.draft"],
  ["deleted", { deletedAt: new Date("2025-07-01") }, "not_found errors.not_found.text"],
] as const)("a document that was %s is not opened", async ([, over, expected], { db }) => {
  const { paper, roundtable } = await makeReadable(db, over)
  const ctx = await ctxAs(db, "secretary here", { roundtable })
  expect(await refusalOf(openCoDesign(ctx, { paperCode: paper.code }))).toBe(expected)
})
