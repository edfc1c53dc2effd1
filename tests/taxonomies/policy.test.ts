import { describe, expect, test } from "vitest"
import { refuseKeepTaxonomies, refuseMerge, refuseRestore, refuseRetire } from "#app/taxonomies/policy.ts"
import { actor } from "#tests/support/context.ts"

const offered = { id: "a", retired: false, mergedIntoId: null }
const retired = { ...offered, retired: true }
const merged = { ...retired, mergedIntoId: "b" }
const keyOf = (reason: { key: string } | null) => reason?.key.replace("taxonomies.refuse.", "") ?? null

test("only who administers keeps the vocabularies", () => {
  expect(refuseKeepTaxonomies(actor({ isAdministrator: true }))).toBeNull()
  expect(keyOf(refuseKeepTaxonomies(actor({ roles: ["trainer"] })))).toBe("administrator_only")
})

describe("a topic", () => {
  test.each([
    ["offered beside others", offered, 2, null],
    ["the last one offered", offered, 1, "last_topic"],
    ["retired already", retired, 5, "retired"],
    ["merged", merged, 5, "retired"],
  ])("that is %s is retired: %#", (_words, topic, count, expected) => {
    expect(keyOf(refuseRetire(topic, count))).toBe(expected)
  })

  test.each([
    ["offered", offered, "in_use"],
    ["retired", retired, null],
    ["merged", merged, "merged"],
  ])("that is %s is brought back: %#", (_words, topic, expected) => {
    expect(keyOf(refuseRestore(topic))).toBe(expected)
  })

  const other = { ...offered, id: "b" }
  test.each([
    ["offered, into an offered one", offered, other, null],
    ["retired, into an offered one", retired, other, null],
    ["merged", merged, other, "merged"],
    ["offered, into itself", offered, offered, "same_topic"],
    ["offered, into a retired one", offered, { ...retired, id: "b" }, "into_retired"],
  ])("that is %s is merged: %#", (_words, topic, into, expected) => {
    expect(keyOf(refuseMerge(topic, into))).toBe(expected)
  })
})
