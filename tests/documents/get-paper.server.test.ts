import { getPaper } from "#app/documents/queries.server.ts"
import { paperRights } from "#app/documents/rights.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentTexts, paperWriters } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeRoundtable, makeSeat, makeTerm } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { personAs, RELATIONS, type Relation } from "#tests/support/relations.ts"
import { makeReadable } from "./papers.ts"

const OUTSIDE: readonly Relation[] = [
  "nobody",
  "stranger",
  "member of another table",
  "secretary elsewhere",
  "administrator",
]
const FORBIDDEN = "forbidden documents.refuse.members_only"
const NOT_FOUND = "not_found errors.not_found.text"

const answer = async (db: Db, relation: Relation, over: Parameters<typeof makeReadable>[1] = {}) => {
  const { paper, roundtable } = await makeReadable(db, over)
  return refusalOf(getPaper(await ctxAs(db, relation, { roundtable }), paper.code))
}

describe("the page of a text in writing", () => {
  test.for(RELATIONS)("at a public table for %s", async (relation, { db }) => {
    expect(await answer(db, relation, { state: "co_design" })).toBe(
      OUTSIDE.includes(relation) ? FORBIDDEN : null,
    )
  })

  test.for(RELATIONS)("at a private table for %s, who may not even know of it", async (relation, { db }) => {
    const table = await makeRoundtable(db, { visibility: "members" })
    const hidden = relation === "administrator" ? FORBIDDEN : NOT_FOUND
    expect(await answer(db, relation, { state: "draft", table })).toBe(
      OUTSIDE.includes(relation) ? hidden : null,
    )
  })
})

describe("the page of an adopted text", () => {
  test.for(RELATIONS)("is for everybody: %s", async (relation, { db }) => {
    expect(await answer(db, relation, { state: "adopted" })).toBeNull()
  })
})

describe("there is no page", () => {
  test("for a code that nobody has", async ({ db }) => {
    expect(await refusalOf(getPaper(await ctxFor(db), "NOWHERE"))).toBe(NOT_FOUND)
  })

  test("for a deleted text, even for the secretary", async ({ db }) => {
    expect(await answer(db, "secretary here", { deletedAt: new Date() })).toBe(NOT_FOUND)
  })
})

describe("the page says", () => {
  test.for([
    ["secretary here", "draft", "write", null],
    ["titular", "draft", "comment", "documents.refuse.draft"],
    ["titular", "co_design", "write", null],
    ["observer", "co_design", "comment", "documents.refuse.not_a_writer"],
    ["chair", "final_review", "write", null],
    ["titular", "final_review", "comment", "life.refuse.in_review"],
    ["secretary here", "approval", "comment", "life.refuse.in_approval"],
    ["nobody", "adopted", "read", "documents.refuse.adopted"],
  ] as const)("what %s may do with a text in state %s: %s", async ([relation, state, role, why], { db }) => {
    const { paper, roundtable } = await makeReadable(db, { state })
    const page = await getPaper(await ctxAs(db, relation, { roundtable }), paper.code)
    expect([page.role, page.whyNot?.key ?? null]).toEqual([role, why])
  })

  test.for([
    ["as new as the log", 1, false],
    ["behind the log", 0, true],
  ] as const)("that the readable text is %s", async ([, seq, isBehind], { db }) => {
    const { paper } = await makeReadable(db, { state: "adopted" })
    const text = { json: {}, plain: "Testo", words: 1, headings: [], epoch: 1, seq }
    await db.insert(documentTexts).values({ ...text, documentId: paper.id, roundtableId: paper.roundtableId })
    expect(await getPaper(await ctxFor(db), paper.code)).toMatchObject({ isBehind, text: { words: 1 } })
  })

  test("that there is no readable text yet", async ({ db }) => {
    const { paper } = await makeReadable(db, { state: "adopted" })
    expect(await getPaper(await ctxFor(db), paper.code)).toMatchObject({ text: null, isBehind: false })
  })
})

describe("the co-editing server is told", () => {
  const rights = async (db: Db, relation: Relation, over: Parameters<typeof makeReadable>[1] = {}) => {
    const { paper, roundtable } = await makeReadable(db, over)
    const person = await personAs(db, relation, roundtable)
    return paperRights(db, person?.id ?? "00000000-0000-7000-8000-000000000000", paper.id)
  }
  const role = (what: "write" | "comment" | "read", locked = false, confirmFirst = false) => ({
    ...{ kind: "role", role: what, locked, confirmFirst },
  })

  test.for([
    ["secretary here", { state: "draft" }, role("write")],
    ["titular", { state: "draft" }, role("comment")],
    ["titular", { state: "co_design" }, role("write")],
    ["substitute", { state: "co_design" }, role("write")],
    ["observer", { state: "co_design" }, role("comment")],
    ["secretary here", { state: "final_review" }, role("write", false, true)],
    ["titular", { state: "final_review" }, role("comment", false, true)],
    ["secretary here", { state: "approval", lockedAt: new Date() }, role("comment", true, true)],
    ["stranger", { state: "co_design" }, { kind: "none" }],
    ["administrator", { state: "co_design" }, { kind: "none" }],
    ["nobody", { state: "co_design" }, { kind: "none" }],
    ["stranger", { state: "adopted" }, role("read")],
    ["secretary here", { state: "adopted", lockedAt: new Date() }, role("read", true)],
    ["titular", { deletedAt: new Date() }, { kind: "deleted" }],
    ["stranger", { deletedAt: new Date() }, { kind: "none" }],
  ] as const)("for %s and %j: %j", async ([relation, over, expected], { db }) => {
    expect(await rights(db, relation, over)).toEqual(expected)
  })

  test("of nothing for a document that is not there", async ({ db }) => {
    const person = await personAs(db, "titular", await makeRoundtable(db))
    expect(await paperRights(db, person?.id ?? "", person?.id ?? "")).toEqual({ kind: "none" })
  })

  test.for([
    ["writes", true],
    ["comments", false],
  ] as const)("that a seat %s when it is named: %s", async ([what, isNamed], { db }) => {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design", writers: "named_seats" })
    const [mine, others] = [
      await makeSeat(db, { roundtableId: roundtable.id }),
      await makeSeat(db, { roundtableId: roundtable.id }),
    ]
    const { personId } = await makeTerm(db, { seat: mine })
    const named = { documentId: paper.id, seatId: isNamed ? mine.id : others.id, roundtableId: roundtable.id }
    await db.insert(paperWriters).values(named)
    expect(await paperRights(db, personId, paper.id)).toEqual(role(what === "writes" ? "write" : "comment"))
  })
})
