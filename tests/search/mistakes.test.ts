import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { distance, meant } from "#app/search/mistakes.ts"
import { questionOf } from "#app/search/question.ts"

describe("the distance of two words", () => {
  test.each([
    ["basilicata", "basilicata", 0],
    ["basilcata", "basilicata", 1],
    ["tavlo", "tavolo", 1],
    ["tavoll", "tavolo", 1],
    ["tavool", "tavolo", 1],
    ["itnegrazoine", "integrazione", 2],
    ["", "ab", 2],
    ["school", "scuola", 3],
  ])("%s and %s is %i, counted to two", (a, b, mistakes) => {
    expect(distance(a, b, 2)).toBe(mistakes)
  })

  test("is the same both ways, and nothing only for the same word", () => {
    const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "è"), maxLength: 8 })
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(distance(a, b, 8)).toBe(distance(b, a, 8))
        expect(distance(a, b, 8) === 0).toBe(a === b)
      }),
    )
  })
})

describe("what was meant", () => {
  const titles = ["Tavolo della Basilicata", "Piano regionale per l'integrazione"]
  test.each([
    ["basilcata", "basilicata"],
    ["paino integrazoine", "piano integrazione"],
    ["basilicata", null],
    ["xyz", null],
    ["tav", null],
    ["Tavolo basilicatta", "tavolo basilicata"],
  ])("by %j: %j", (typed, better) => {
    expect(meant(questionOf(typed), titles)).toBe(better)
  })

  test("is told from the titles given and from no other", () => {
    expect(meant(questionOf("basilcata"), [])).toBeNull()
  })
})
