import { describe, expect, test } from "vitest"
import { placeOfWords } from "#app/documents/editor/caret-place.ts"

describe("where the words around a caret went", () => {
  test.each<[string, string, number, string[], { index: number; offset: number } | null]>([
    ["the second half of a line that was split", "uno due tre", 10, ["due tre"], { index: 0, offset: 6 }],
    ["a line joined to another", "due tre", 4, ["uno due tre"], { index: 0, offset: 8 }],
    ["a line moved as it was", "uno due", 0, ["altro", "uno due"], { index: 1, offset: 0 }],
    ["the line that agrees most", "abcd efgh", 6, ["xxcd exx", "bcd efg"], { index: 1, offset: 5 }],
    ["nowhere", "uno due tre", 5, ["quattro cinque"], null],
    ["no line was written", "uno due tre", 5, [], null],
    ["a short line, whole", "ab", 1, ["ab"], { index: 0, offset: 1 }],
    ["a short line, in part", "ab", 1, ["b"], null],
  ])("%s", (_, text, offset, candidates, expected) => {
    expect(placeOfWords(text, offset, candidates)).toEqual(expected)
  })
})
