import { describe, expect, test } from "vitest"
import {
  type PaperFacts,
  type PaperState,
  paperRole,
  refuseCreatePaper,
  refuseReadPaper,
  refuseWritePaper,
} from "#app/documents/policy.ts"
import {
  actorAs,
  HERE,
  RELATIONS,
  type Relation,
  SEAT_ELSEWHERE,
  SEAT_HERE,
} from "#tests/support/relations.ts"

const paper = (over: Partial<PaperFacts> = {}): PaperFacts => ({
  ...{ roundtableId: HERE, isOfPublicTable: true, isPublished: false, state: "co_design", writerSeats: null },
  ...over,
})

const STATES: readonly PaperState[] = ["draft", "co_design", "final_review", "approval", "adopted"]
const OUTSIDE: readonly Relation[] = [
  "nobody",
  "stranger",
  "member of another table",
  "secretary elsewhere",
  "administrator",
]
const SEATED: readonly Relation[] = ["substitute", "titular"]
const SERVING: readonly Relation[] = ["facilitator", "chair", "secretary here"]

/** What each relation may do with a text that every seat writes, state by state. */
const roleOf = (relation: Relation, state: PaperState) => {
  if (state === "adopted") return "read"
  if (OUTSIDE.includes(relation)) return null
  if (state === "approval") return "comment"
  if (SERVING.includes(relation)) return "write"
  return state === "co_design" && SEATED.includes(relation) ? "write" : "comment"
}

const everyRole = STATES.flatMap((state) =>
  RELATIONS.map((relation) => [relation, state, roleOf(relation, state)] as const),
)

describe("a text that every seat writes", () => {
  test.each(everyRole)("for %s, %s: %s", (relation, state, role) => {
    expect(paperRole(actorAs(relation), paper({ state }))).toBe(role)
  })
})

describe("a text whose writers are named", () => {
  test.each([
    ["a named seat writes", "titular", [SEAT_HERE], "write"],
    ["the substitute of a named seat writes", "substitute", [SEAT_HERE], "write"],
    ["a seat that is not named comments", "titular", [SEAT_ELSEWHERE], "comment"],
    ["nobody seated writes when none is named", "titular", [], "comment"],
    ["an observer comments", "observer", [SEAT_HERE], "comment"],
    ["the secretary writes though not named", "secretary here", [], "write"],
    ["a seat of another table does not even see it", "member of another table", [SEAT_ELSEWHERE], null],
  ] as const)("%s", (_what, relation, writerSeats, role) => {
    expect(paperRole(actorAs(relation), paper({ writerSeats }))).toBe(role)
  })
})

describe("why a text cannot be written:", () => {
  test.each([
    ["it was adopted, even for the secretary", "secretary here", { state: "adopted" }, "adopted"],
    ["it is for members", "stranger", {}, "members_only"],
    ["it is still a draft", "titular", { state: "draft" }, "draft"],
    ["others write it", "titular", { writerSeats: [] }, "not_a_writer"],
    ["observers comment", "observer", {}, "not_a_writer"],
  ] as const)("%s", (_why, relation, facts, key) => {
    expect(refuseWritePaper(actorAs(relation), paper(facts))).toEqual({ key: `documents.refuse.${key}` })
  })
})

test("a refused reader is told that it is for members", () => {
  expect(refuseReadPaper(actorAs("administrator"), paper())).toEqual({ key: "documents.refuse.members_only" })
})

describe("whether each relation starts a document", () => {
  test.each(RELATIONS)("%s", (relation) => {
    expect(refuseCreatePaper(actorAs(relation), HERE) === null).toBe(SERVING.includes(relation))
  })
})

test.each(RELATIONS)("what was published is for everybody, %s too, whatever the table shows", (relation) => {
  const published = paper({ state: "adopted", isOfPublicTable: false, isPublished: true })
  expect(refuseReadPaper(actorAs(relation), published)).toBeNull()
})

test.each(RELATIONS)(
  "minutes name people: adopted, at a public table, they are for members, %s",
  (relation) => {
    const minutes = paper({ state: "adopted", kind: "minutes", isOfPublicTable: true, isPublished: true })
    expect(paperRole(actorAs(relation), minutes)).toBe(OUTSIDE.includes(relation) ? null : "read")
  },
)

describe("a text that a table of members only has adopted", () => {
  const facts = paper({ state: "adopted", isOfPublicTable: false })
  test.each(RELATIONS.map((relation) => [relation, OUTSIDE.includes(relation) ? null : "read"] as const))(
    "for %s: %s",
    (relation, role) => {
      expect(paperRole(actorAs(relation), facts)).toBe(role)
    },
  )
})

test("who may write may read, whatever the relation, the state and the writers", () => {
  const worlds = RELATIONS.flatMap((relation) =>
    STATES.flatMap((state) =>
      [null, [], [SEAT_HERE]].map((writerSeats) => ({ relation, facts: paper({ state, writerSeats }) })),
    ),
  )
  const writesUnread = worlds.filter(
    ({ relation, facts }) =>
      refuseWritePaper(actorAs(relation), facts) === null &&
      refuseReadPaper(actorAs(relation), facts) !== null,
  )
  expect(writesUnread).toEqual([])
})
