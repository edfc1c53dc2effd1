import { describe, expect, test } from "vitest"
import { NotPdf, readValue } from "#app/pdf/reading/syntax.ts"

const read = (text: string) => readValue(text, 0).value

describe("a value of a PDF is read as the standard writes it", () => {
  test.each([
    ["a name with a sign in figures", "/application#2Fjson", { is: "name", name: "application/json" }],
    ["a reference", "12 0 R", { is: "ref", object: 12 }],
    ["a number", "-1.5", { is: "number", number: -1.5 }],
    ["a string with brackets and marks", "(a (b) \\) \\101\\n)", { is: "string", bytes: "a (b) ) A\n" }],
    ["a string in figures, odd ones padded", "<414>", { is: "string", bytes: "A@" }],
    ["a word", "true", { is: "word", word: "true" }],
  ])("%s", (_, text, value) => {
    expect(read(text)).toEqual(value)
  })

  test("a list of numbers that is no reference", () => {
    expect(read("[1 0 2 0 R]")).toMatchObject({
      items: [{ number: 1 }, { number: 0 }, { is: "ref", object: 2 }],
    })
  })

  test("a dictionary, with remarks between its parts", () => {
    const value = read("<< /A 1 % said aside >>\n /B << /C /D >> >>")
    expect(value.is === "dict" && [...value.entries.keys()]).toEqual(["A", "B"])
  })
})

test.each(["", "<<", "[1 2", "(open", "<< 1 2 >>", "endobj", "<</A", "[".repeat(1000)])(
  "what is no value is refused, not waited for: %s",
  (text) => {
    expect(() => read(text)).toThrow(NotPdf)
  },
)
