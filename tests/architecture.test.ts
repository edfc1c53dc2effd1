import { describe, expect, test } from "vitest"
import { budgetWarnings } from "./support/architecture/names.ts"
import { ABOUT_IMPORTS } from "./support/architecture/planted-imports.ts"
import { ABOUT_NAMES } from "./support/architecture/planted-names.ts"
import { ABOUT_SYNTAX } from "./support/architecture/planted-syntax.ts"
import { ABOUT_TEXT } from "./support/architecture/planted-text.ts"
import { readTree } from "./support/architecture/source.ts"

const RULES = [...ABOUT_IMPORTS, ...ABOUT_SYNTAX, ...ABOUT_NAMES, ...ABOUT_TEXT]
const tree = readTree()

describe("the tree", () => {
  // The first rule that looks at a kind of file parses all of them.
  test.each(RULES)(
    "keeps: %s",
    (_sentence, rule) => {
      expect(rule(tree)).toEqual([])
    },
    90_000,
  )

  test("has files to look at", () => {
    expect(tree.filter(({ path }) => path.startsWith("app/")).length).toBeGreaterThan(20)
  })
})

const PLANTED = RULES.flatMap(([sentence, rule, plants]) =>
  plants.map((files, index) => {
    const sources = Object.entries(files).map(([path, source]) => ({ path, source }))
    return [`${sentence} (${index + 1})`, rule, sources] as const
  }),
)

describe("a planted violation is caught", () => {
  test.each(PLANTED)("%s", (_sentence, rule, sources) => {
    expect(rule(sources)).not.toEqual([])
  })
})

test("what is over its budget and under the hard limit is named without failing", () => {
  const warnings = budgetWarnings(tree)
  if (warnings.length > 0) console.log(`Over budget:\n  ${warnings.join("\n  ")}`)
  expect(
    budgetWarnings([{ path: "app/people/a.ts", source: "export const x = 1\n".repeat(201) }]),
  ).toHaveLength(1)
})
