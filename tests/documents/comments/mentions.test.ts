import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { calledBy, calledIn, piecesOf, wordsOf } from "#app/documents/comments/mentions.ts"

const members = ["Ivo Segnaposto", "Lina Bozza", "Ivo", "Élodie D'Été", "Ivo Bozza"].map((name, at) => ({
  code: `${at}`,
  name,
}))
const names = (found: readonly { name: string }[]) => found.map(({ name }) => name)

describe("whom a text calls in", () => {
  test.each([
    ["by the sign and the name", "@Lina Bozza, che ne dici? Ivo Bozza lo sa.", ["Lina Bozza"]],
    ["by the longer of two names", "Chiedi a @Ivo Bozza", ["Ivo Bozza"]],
    ["by the shorter one, where it stands alone", "(@Ivo) e @Élodie D'Été.", ["Ivo", "Élodie D'Été"]],
    ["not where the name goes on", "@Lina Bozzaghi", []],
    ["not in an address", "scrivi a posta@Ivo", []],
  ])("%s", (_what, text, expected) => {
    expect(names(calledIn(text, members))).toEqual(expected)
  })

  test("besides those who were chosen; of several with one name, those who were chosen", () => {
    const twins = [...members, { code: "9", name: "Ivo" }]
    const called = (text: string, chosen: string[]) =>
      calledBy(text, chosen, twins).map(({ member, label }) => [member.code, label])
    expect(called("Ciao @Lina Bozza", ["0"])).toEqual([
      ["0", null],
      ["1", "Lina Bozza"],
    ])
    expect(called("Ciao @Ivo", [])).toEqual([
      ["2", "Ivo"],
      ["9", "Ivo"],
    ])
    expect(called("Ciao @Ivo", ["9"])).toEqual([["9", "Ivo"]])
  })
})

describe("a text is shown", () => {
  test("with those whom it names under their present names, and without who was erased", () => {
    const called = [
      { label: "Ivo Bozza", name: "Ivo Rossi" },
      { label: "…", name: null },
      { label: null, name: "Lina Bozza" },
    ]
    const text = "@Ivo Bozza e @…: sentite Lina Bozza"
    expect(piecesOf(text, called)).toEqual([
      { name: "Ivo Rossi" },
      " e ",
      { name: null },
      ": sentite Lina Bozza",
    ])
    expect(wordsOf(text, called)).toBe("@Ivo Rossi e @…: sentite Lina Bozza")
  })

  test("word for word where nobody was renamed, whatever it says", () => {
    const part = fc.constantFrom("@", "Ivo", " ", "Ivo Bozza", "@Ivo", "a", "…", "\n", "Lina Bozza")
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const text = parts.join("")
        const called = calledIn(text, members).map(({ name }) => ({ label: name, name }))
        expect(wordsOf(text, called)).toBe(text)
      }),
    )
  })
})
