import fc from "fast-check"
import { describe, expect, test } from "vitest"
import type { ReadingNode } from "#app/documents/state/reading.ts"
import { plainOf } from "#app/documents/state/reading.ts"
import { namesAlone } from "#app/meetings/minutes/publish/known-names.ts"
import { publicText, type Strike, struckText } from "#app/meetings/minutes/publish/strike.ts"

const OUT = "[…]"
const out = (...words: string[]): Strike[] => words.map((one) => ({ words: one, put: OUT }))
const line = (...content: ReadingNode[]): ReadingNode => ({
  type: "paragraph",
  attrs: { id: "b-x" },
  content,
})
const says = (text: string, marks?: ReadingNode["marks"]): ReadingNode => ({
  ...{ type: "text", text },
  ...(marks && { marks }),
})
const doc = (...content: ReadingNode[]): ReadingNode => ({ type: "doc", content })
const plain = (text: ReadingNode, strikes: Strike[]) =>
  plainOf(publicText(text, strikes, "[immagine]").content ?? [])

describe("words are taken out", () => {
  test.each([
    ["whatever the case", "Interviene ANNA rossi.", ["Anna Rossi"], "Interviene […]."],
    ["whatever the blanks", "Interviene Anna\u00a0 Rossi.", ["Anna Rossi"], "Interviene […]."],
    ["whatever the apostrophe", "L’ha detto D’Angelo.", ["D'Angelo"], "L’ha detto […]."],
    ["also with signs that nobody sees", "Anna Ro\u00adssi parla", ["Anna Rossi"], "[…] parla"],
    ["wherever they stand", "Ada e Ada e Ada", ["Ada"], "[…] e […] e […]"],
    ["and never inside another word", "Adamo non è Ada", ["Ada"], "Adamo non è […]"],
    ["the longer before the shorter", "Anna Rossi e Anna", ["Anna", "Anna Rossi"], "[…] e […]"],
    ["as one where they overlap", "Anna Maria Rossi", ["Anna Maria", "Maria Rossi"], "[…]"],
    ["with signs that patterns know", "Costa (circa) 3.5 €", ["(circa) 3.5"], "Costa […] €"],
    ["decomposed or not", "Nicolo\u0300 parla", ["Nicol\u00f2"], "[…] parla"],
  ])("%s", (_, text, words, expected) => {
    expect(struckText(text, out(...words))).toBe(expected)
  })

  test("across looks and mentions, said once", () => {
    const name = line(
      says("Parla "),
      says("Anna ", [{ type: "bold" }]),
      { type: "mention", attrs: { kind: "person", ref: "X", label: "Rossi" } },
      says(" ora"),
    )
    expect(plain(doc(name), out("Anna Rossi"))).toBe("Parla […] ora")
  })
})

test("nothing of a block is carried along but its words and looks", () => {
  const text = doc(
    line(says("Vedi", [{ type: "link", attrs: { href: "mailto:anna@example.org" } }, { type: "bold" }])),
    { type: "image", attrs: { src: "/files/anna.png", alt: "Anna Rossi", caption: "Anna" } },
    {
      ...{ type: "paragraph", attrs: { id: "anna", ref: "anna", note: "anna", section: "anna", level: 1 } },
      content: [says("Punto"), { type: "footnote", attrs: { ref: "anna" } }],
    },
    { type: "unknown", attrs: { value: "anna" } },
  )
  const made = JSON.stringify(publicText(text, [], "[immagine]")).toLowerCase()
  expect(made).not.toContain("anna")
  expect(made).toContain('"level":1')
  expect(made).toContain("[immagine]")
})

test("tables keep their shape", () => {
  const cell = (text: string, header = false): ReadingNode => ({
    ...{ type: "tableCell", attrs: { colspan: 2, header, secret: "anna" } },
    content: [line(says(text))],
  })
  const table = { type: "table", content: [{ type: "tableRow", content: [cell("Chi", true), cell("Anna")] }] }
  const [made] = publicText(doc(table), out("Anna"), "").content ?? []
  expect(made).toMatchObject({
    type: "table",
    content: [{ content: [{ attrs: { colspan: 2, header: true } }, { attrs: { colspan: 2 } }] }],
  })
  expect(JSON.stringify(made)).not.toMatch(/anna/i)
})

test("in any text, however it is cut into pieces, nothing that was struck out is left", () => {
  const word = fc.constantFrom("Anna", "Rossi", "parla", "Rossini", "oggi", "Anna Rossi")
  const pieces = fc.array(fc.array(word, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 })
  fc.assert(
    fc.property(
      pieces,
      fc.subarray(["Anna", "Rossi", "Anna Rossi", "oggi"], { minLength: 1 }),
      (lines, words) => {
        const text = doc(
          ...lines.map((some) => line(...some.map((one, at) => says(at === 0 ? one : ` ${one}`)))),
        )
        const left = plain(text, out(...words))
        for (const one of words) expect(left).not.toMatch(new RegExp(`(?<![\\p{L}])${one}(?![\\p{L}])`, "u"))
      },
    ),
  )
})

describe("names that stand alone in the words", () => {
  test.each([
    ["as they are written", "Interviene Rossi", ["Mario Rossi"], ["Rossi"]],
    ["in capitals", "il cons. ROSSI", ["Mario Rossi"], ["Rossi"]],
    ["with another apostrophe", "secondo D’Angelo", ["Ada D'Angelo"], ["D'Angelo"]],
    ["half of a double name", "la dott.ssa Bianchi", ["Eva Rossi-Bianchi"], ["Bianchi"]],
    ["not where the word is no name", "un cielo rosa e blu", ["Rosa Blu"], []],
  ])("are shown %s", (_, words, names, found) => expect(namesAlone(words, names)).toEqual(found))
})
