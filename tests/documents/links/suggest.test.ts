import fc from "fast-check"
import { describe, expect, test } from "vitest"
import {
  fits,
  fittingParagraphs,
  pageOfSuggestions,
  SUGGESTIONS_PER_PAGE,
  type Suggestion,
} from "#app/documents/links/suggest.ts"

test.each([
  ["Élodie D'Été", "elo", true],
  ["Élodie D'Été", "d'e", true],
  ["Ivo Segnaposto", "gna", false],
  ["Ivo Segnaposto", "ivo seg", true],
  ["Ivo Segnaposto", "", true],
  ["السلام عليكم", "عليكم", true],
])("«%s» fits «%s»: %s", (name, query, expected) => {
  expect(fits(name, query)).toBe(expected)
})

const CODE = "0123456789"
const line = (id: string, words: string, level = 0) => ({
  ...{ type: "paragraph", attrs: { id, level }, content: words ? [{ type: "text", text: words }] : [] },
})
const TEXT = {
  type: "doc",
  content: [
    line("b-0001", "Premessa", 1),
    line("b-0002", "Gli sportelli"),
    line("b-0003", ""),
    line("b-0004", "Sport", 2),
  ],
}
const refs = (query: string) => fittingParagraphs(TEXT, CODE, query).map(({ ref }) => ref)

describe("of a text are offered", () => {
  test("its headings while nothing is typed", () => {
    expect(refs("")).toEqual([`${CODE}#b-0001`, `${CODE}#b-0004`])
  })
  test("all lines that fit, empty ones never", () => {
    expect(refs("sport")).toEqual([`${CODE}#b-0002`, `${CODE}#b-0004`])
  })
})

test("pages follow one another until everything was offered, each thing once", () => {
  const all = fc
    .uniqueArray(fc.nat(500), { maxLength: 60 })
    .map((numbers) =>
      numbers.map((n): Suggestion => ({ kind: "person", ref: `P${n}`, label: `Persona ${n}` })),
    )
  fc.assert(
    fc.property(all, (suggestions) => {
      const seen: Suggestion[] = []
      let after: string | null = null
      do {
        const page: ReturnType<typeof pageOfSuggestions> = pageOfSuggestions(suggestions, after)
        expect(page.rows.length).toBeLessThanOrEqual(SUGGESTIONS_PER_PAGE)
        seen.push(...page.rows)
        after = page.next
      } while (after !== null)
      expect(seen).toEqual(suggestions)
    }),
  )
})
