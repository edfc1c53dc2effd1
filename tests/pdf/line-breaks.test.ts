import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { breakLines } from "#app/pdf/line-breaks.ts"

/** Every sign is one point wide. */
const measure = (start: number, end: number) => end - start
const linesOf = (text: string, room: number) =>
  breakLines(text, room, measure).map(({ start, end }) => text.slice(start, end))

describe("lines", () => {
  test.each([
    ["what fits is one line", "uno due", 10, ["uno due"]],
    ["words go on the next line whole", "uno due tre", 8, ["uno due", "tre"]],
    ["the blank at the end of a line takes no room", "uno due", 3, ["uno", "due"]],
    ["a new line within the text", "uno\ndue", 10, ["uno", "due"]],
    ["an empty line", "uno\n\ndue", 10, ["uno", "", "due"]],
    ["a word wider than the line is cut", "abcdefgh ij", 3, ["abc", "def", "gh", "ij"]],
    ["nothing is one empty line", "", 10, [""]],
    ["no break before a full stop or within a figure", "costa 1.000,50.", 9, ["costa", "1.000,50."]],
    ["a break after a hyphen", "Emilia-Romagna", 8, ["Emilia-", "Romagna"]],
  ])("%s", (_, text, room, expected) => {
    expect(linesOf(text, room)).toEqual(expected)
  })

  test("no letter is lost and no line is wider than the room", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.integer({ min: 1, max: 40 }), (text, room) => {
        const lines = breakLines(text, room, measure)
        const kept = lines.map(({ start, end }) => text.slice(start, end)).join("")
        expect(kept.replace(/[\s\u200b]/g, "")).toBe(text.replace(/[\s\u200b]/g, ""))
        // A sign of two units is never cut in half.
        for (const { start, end } of lines) expect(end - start).toBeLessThanOrEqual(Math.max(room, 2))
      }),
    )
  })
})
