import { describe, expect, test } from "vitest"
import {
  refuseComment,
  refuseEditComment,
  refuseHideComment,
  refuseOnBehalf,
  refuseReadComments,
  refuseReopenThread,
  refuseResolveThread,
} from "#app/documents/comments/policy.ts"
import type { PaperFacts } from "#app/documents/policy.ts"
import { actorAs, HERE, RELATIONS, type Relation, SEAT_ELSEWHERE } from "#tests/support/relations.ts"

const text: PaperFacts = {
  ...{ roundtableId: HERE, isOfPublicTable: true, isPublished: false, state: "co_design", writerSeats: null },
}
const OUTSIDE: readonly Relation[] = [
  ...(["nobody", "stranger", "member of another table", "secretary elsewhere", "administrator"] as const),
]
const SERVING: readonly Relation[] = ["facilitator", "chair", "secretary here"]
const thread = { createdById: "other", resolvedAt: null }
const comment = { authorId: "other", withdrawnAt: null, hiddenAt: null }
const day = new Date("2026-01-01")
const may = (reason: unknown) => reason === null

describe.each(RELATIONS)("%s", (relation) => {
  const actor = actorAs(relation)
  const isMember = !OUTSIDE.includes(relation)
  const writes = isMember && relation !== "observer"

  test("reads and writes comments as a member only", () => {
    expect([may(refuseReadComments(actor, text)), may(refuseComment(actor, text))]).toEqual([
      isMember,
      isMember,
    ])
  })
  test("settles as somebody who writes the text", () => {
    expect(may(refuseResolveThread(actor, text, thread))).toBe(writes)
  })
  test("settles without the right to write what they began", () => {
    const facts = { ...text, writerSeats: [SEAT_ELSEWHERE] }
    expect(may(refuseResolveThread(actor, facts, { ...thread, createdById: "p" }))).toBe(isMember)
  })
  test("opens again as a member", () => {
    expect(may(refuseReopenThread(actor, text, { ...thread, resolvedAt: day }))).toBe(isMember)
  })
  test("changes what they said and nothing else", () => {
    const own = { ...comment, authorId: "p" }
    expect([own, comment].map((one) => may(refuseEditComment(actor, text, one)))).toEqual([isMember, false])
  })
  test("hides as who serves the table", () => {
    expect(may(refuseHideComment(actor, text, comment))).toBe(SERVING.includes(relation))
  })
  test("writes for others as the secretariat", () => {
    expect(may(refuseOnBehalf(actor, text))).toBe(relation === "secretary here")
  })
  test("does nothing at an adopted text but read", () => {
    const adopted = { ...text, state: "adopted" }
    const own = { ...comment, authorId: "p" }
    expect([
      may(refuseComment(actor, adopted)),
      may(refuseResolveThread(actor, adopted, thread)),
      may(refuseReopenThread(actor, adopted, { ...thread, resolvedAt: day })),
      may(refuseEditComment(actor, adopted, own)),
      may(refuseHideComment(actor, adopted, comment)),
    ]).toEqual(Array(5).fill(false))
    expect(may(refuseReadComments(actor, adopted))).toBe(isMember)
  })
})

test("what is withdrawn or hidden stays so", () => {
  const chair = actorAs("chair")
  const own = { ...comment, authorId: "p" }
  expect(refuseEditComment(chair, text, { ...own, withdrawnAt: day })?.key).toBe("comments.refuse.withdrawn")
  expect(refuseEditComment(chair, text, { ...own, hiddenAt: day })?.key).toBe("comments.refuse.hidden")
  expect(refuseHideComment(chair, text, { ...own, hiddenAt: day })?.key).toBe(
    "comments.refuse.hidden_already",
  )
  expect(refuseHideComment(chair, text, { ...own, withdrawnAt: day })?.key).toBe("comments.refuse.withdrawn")
})
