import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { searchWords } from "#app/people/search-words.ts"

describe("typed words as a query", () => {
  test.each([
    ["Ros Bi", "'ros':* & 'bi':*"],
    ["  d'Angelo ", "'d':* & 'angelo':*"],
    ["maria.rossi@ente.it", "'maria.rossi@ente.it':*"],
    ["", null],
    ["&|!():*'", null],
  ])("%j is %j", (typed, query) => {
    expect(searchWords(typed)).toBe(query)
  })

  test("never let a quote, an operator or a backslash through", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (typed) => {
        const bare = (searchWords(typed) ?? "").replaceAll(/'[^']*':\*/g, "").replaceAll(" & ", "")
        return bare === "" && !(searchWords(typed) ?? "").includes("\\")
      }),
    )
    expect(searchWords("\\")).toBeNull()
  })
})
