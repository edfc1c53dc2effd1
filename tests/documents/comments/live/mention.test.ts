import { describe, expect, test } from "vitest"
import { askedFor, matching } from "#app/documents/comments/live/mention.ts"

const members = ["Ivo Segnaposto", "Lina Bozza", "Élodie D'Été", "Ivo Bozza"].map((name, at) => ({
  code: `${at}`,
  name,
}))
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

test.each([
  ["at the beginning", "@li", { at: 0, query: "li" }],
  ["after a word", "Ciao @Ivo Se", { at: 5, query: "Ivo Se" }],
  ["with nothing after it yet", "Ciao @", { at: 5, query: "" }],
  ["in an address", "ivo@esempio.it", null],
  ["before what is no name", "Ciao @ivo, vieni", null],
])("a name is asked for %s: %s", (_what, text, expected) => {
  expect(askedFor(text, text.length)).toEqual(expected)
})

describe("members are found", () => {
  test.each([
    ["by a first name", "ivo", ["Ivo Segnaposto", "Ivo Bozza"]],
    ["by a last name", "boz", ["Lina Bozza", "Ivo Bozza"]],
    ["without accents", "elo", ["Élodie D'Été"]],
    ["by nothing: all of them", "", names(members)],
    ["not in the middle of a word", "oz", []],
    ["no more once the whole name stands there", "Lina Bozza", []],
  ])("%s", (_what, query, expected) => {
    expect(names(matching(members, query))).toEqual(expected)
  })
})
