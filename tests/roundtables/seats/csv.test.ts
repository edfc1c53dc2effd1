import { describe, expect, test } from "vitest"
import { csvCell, csvFile } from "#app/roundtables/seats/csv.ts"
import { countShown, isShown, SHOWN } from "#app/roundtables/seats/shown.ts"

describe("a cell", () => {
  test.each([
    ["plain", "Comune", "Comune"],
    ["nothing", null, ""],
    ["a comma", "a, b", '"a, b"'],
    ["quotes", 'il "Tavolo"', '"il ""Tavolo"""'],
    ["a new line", "a\nb", '"a\nb"'],
    ["a formula", "=1+1", "'=1+1"],
    ["a sign first", "+39 080", "'+39 080"],
    ["a number", 3, "3"],
  ])("with %s", (_what, value, expected) => {
    expect(csvCell(value)).toBe(expected)
  })
})

test("a file says its encoding and ends every line", () => {
  expect(
    csvFile([
      ["a", "b"],
      ["è", null],
    ]),
  ).toBe("\uFEFFa,b\r\nè,\r\n")
})

describe("the list narrowed to", () => {
  const seat = (condition: "filled" | "vacant" | "not_designated", expiresIn: number | null = null) => ({
    condition,
    holders: [{ expiresIn }],
  })
  const seats = [seat("filled"), seat("filled", 20), seat("vacant"), seat("not_designated")]
  test.each([
    ["all", 4],
    ["vacant", 2],
    ["filled", 2],
    ["expiring", 1],
  ] as const)("%s has %i", (show, expected) => {
    expect(seats.filter((one) => isShown(one, show))).toHaveLength(expected)
    expect(countShown(seats)[show]).toBe(expected)
  })

  test("expiring is empty for those who may not read names", () => {
    expect(SHOWN.map((show) => isShown({ condition: "filled", holders: null }, show))).toEqual([
      ...[true, false, true, false],
    ])
  })
})
