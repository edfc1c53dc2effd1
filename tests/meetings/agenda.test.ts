import fc from "fast-check"
import { expect, test } from "vitest"
import { minutesForeseen, movedBy, movedTo } from "#app/meetings/agenda.ts"

test.each([
  ["up", "b", -1, "bac"],
  ["down", "b", 1, "acb"],
  ["up from the first place", "a", -1, "abc"],
  ["down from the last", "c", 1, "abc"],
  ["of another agenda", "z", 1, "abc"],
])("an item %s", (_how, id, step, expected) => {
  expect(movedBy(["a", "b", "c"], id as string, step as 1 | -1).join("")).toBe(expected)
})

test.each([
  ["c", 0, "cab"],
  ["a", 2, "bca"],
  ["a", 99, "bca"],
  ["c", -5, "cab"],
  ["z", 0, "abc"],
])("item %s put at place %i", (id, place, expected) => {
  expect(movedTo(["a", "b", "c"], id, place).join("")).toBe(expected)
})

test("moving keeps every item once", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(ids, fc.nat(), fc.integer({ min: -20, max: 20 }), (all, pick, place) => {
      const id = all[pick % all.length] ?? ""
      expect(movedTo(all, id, place).toSorted()).toEqual(all.toSorted())
      expect(movedBy(movedBy(all, id, 1), id, -1)).toEqual(all.at(-1) === id ? movedBy(all, id, -1) : all)
    }),
  )
})

test("items that foresee no time count nothing", () => {
  expect(minutesForeseen([{ minutes: 20 }, { minutes: null }, { minutes: 15 }])).toBe(35)
})
