import { describe, expect, test } from "vitest"
import { levelsOf, mirrored, stretchesOf } from "#app/pdf/bidi.ts"

/** The words of a line as the eye meets them from the left; what runs to the left in brackets. */
const seen = (text: string, base: "ltr" | "rtl") =>
  stretchesOf(levelsOf(text, base), base, 0, text.length)
    .map(({ start, end, rtl }) => (rtl ? `[${text.slice(start, end)}]` : text.slice(start, end)))
    .join("|")

describe("the stretches of a line", () => {
  test.each([
    ["Latin alone", "abc def", "ltr", "abc def"],
    ["Arabic alone", "سلام عليكم", "rtl", "[سلام عليكم]"],
    ["Arabic in Latin", "uno سلام due", "ltr", "uno |[سلام]| due"],
    ["Latin in Arabic", "سلام uno عليكم", "rtl", "[ عليكم]|uno|[سلام ]"],
    ["figures in Arabic run to the right", "سنة 2026 هنا", "rtl", "[ هنا]|2026|[سنة ]"],
    [
      "figures after Arabic in a Latin line stay on its left",
      "il سلام 12, poi",
      "ltr",
      "il |12|[سلام ]|, poi",
    ],
    ["nothing", "", "ltr", ""],
  ] as const)("%s", (_, text, base, expected) => {
    expect(seen(text, base)).toBe(expected)
  })

  test("of a part of a paragraph keep the levels of the whole", () => {
    const text = "سلام uno عليكم"
    const levels = levelsOf(text, "rtl")
    expect(stretchesOf(levels, "rtl", 0, 8)).toEqual([
      { start: 5, end: 8, rtl: false },
      { start: 0, end: 5, rtl: true },
    ])
  })
})

test("brackets turn round, letters do not", () => {
  expect(mirrored("(a) «ب»")).toBe(")a( »ب«")
})
