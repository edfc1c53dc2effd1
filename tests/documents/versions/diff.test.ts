import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { longestRising } from "#app/documents/longest-rising.ts"
import { type Block, blocksOf, wordsOf } from "#app/documents/versions/blocks.ts"
import { compareTexts, compareWords, type Passage } from "#app/documents/versions/diff.ts"

type Options = { id?: string; level?: number; list?: string; bold?: boolean }
const line = (text: string, { id, bold, ...attrs }: Options = {}) => ({
  type: "paragraph",
  attrs: { ...attrs, ...(id ? { id } : {}) },
  content: text === "" ? [] : [{ type: "text", text, ...(bold ? { marks: [{ type: "bold" }] } : {}) }],
})
const doc = (...content: object[]) => ({ type: "doc", content }) as never
const row = (...cells: string[]) => ({
  type: "tableRow",
  content: cells.map((text) => ({ type: "tableCell", content: [line(text)] })),
})

const said = (passage: Passage) =>
  "block" in passage
    ? `${passage.kind}: ${wordsOf(passage.block)}`
    : `${passage.kind}: ${wordsOf(passage.after)}`
const differences = (before: never, after: never) =>
  compareTexts(before, after)
    .passages.filter(({ kind }) => kind !== "same")
    .map(said)

const [A, B, C] = [
  line("Uno due", { id: "b-aaaa" }),
  line("Tre", { id: "b-bbbb" }),
  line("Quattro", { id: "b-cccc" }),
]

describe("between two texts", () => {
  test("that are the same, nothing happened", () => {
    expect(differences(doc(A, B, C), doc(A, B, C))).toEqual([])
  })

  test("a new line was added where it stands", () => {
    expect(compareTexts(doc(A, C), doc(A, B, C)).passages.map(said)).toEqual([
      "same: Uno due",
      "added: Tre",
      "same: Quattro",
    ])
  })

  test("a line that is gone was removed, and stands where it stood", () => {
    expect(compareTexts(doc(A, B, C), doc(A, C)).passages.map(said)).toEqual([
      "same: Uno due",
      "removed: Tre",
      "same: Quattro",
    ])
  })

  test("a line in another place was moved, and the place it left is shown", () => {
    expect(differences(doc(A, B, C), doc(B, C, A))).toEqual(["left: Uno due", "moved: Uno due"])
  })

  test("a line with other words under the same name was changed", () => {
    expect(differences(doc(A), doc(line("Uno tre", { id: "b-aaaa" })))).toEqual(["changed: Uno tre"])
  })

  test("a line with most of its words under another name was changed, not replaced", () => {
    const [before, after] = [
      line("Lo sportello apre una sera alla settimana"),
      line("Lo sportello apre due sere alla settimana"),
    ]
    expect(differences(doc(before), doc(after))).toEqual([
      "changed: Lo sportello apre due sere alla settimana",
    ])
  })

  test("a line with other words and another name was replaced", () => {
    expect(differences(doc(line("Uno due")), doc(line("Altro ancora")))).toEqual([
      "removed: Uno due",
      "added: Altro ancora",
    ])
  })

  test("a line that became a heading says so", () => {
    const [passage] = compareTexts(doc(A), doc(line("Uno due", { id: "b-aaaa", level: 2 }))).passages
    expect(passage).toMatchObject({ kind: "changed", turns: [{ name: "level", from: 0, to: 2 }] })
  })

  test("words that became bold are the same words, looking otherwise", () => {
    const [passage] = compareTexts(doc(A), doc(line("Uno due", { id: "b-aaaa", bold: true }))).passages
    expect(passage).toMatchObject({ words: [{ kind: "restyled", text: "Uno due" }] })
  })

  test("a row of a table counts by itself", () => {
    const table = (...rows: object[]) => ({ type: "table", content: rows })
    const before = doc(table(row("Azione", "Costo"), row("Corsi", "10")))
    const after = doc(table(row("Azione", "Costo"), row("Corsi", "20"), row("Sedi", "5")))
    expect(differences(before, after)).toEqual(["changed: Corsi | 20", "added: Sedi | 5"])
  })

  test("what happened is counted", () => {
    const { counts } = compareTexts(doc(A, B, C), doc(C, line("Uno", { id: "b-aaaa" }), line("Nuova")))
    expect(counts).toEqual({ added: 1, removed: 1, changed: 1, moved: 1 })
  })

  test("a name that stands twice tells nothing", () => {
    const twice = doc(line("Uno", { id: "b-aaaa" }), line("Due", { id: "b-aaaa" }))
    expect(differences(twice, doc(line("Due", { id: "b-aaaa" })))).toEqual(["removed: Uno"])
  })
})

const text = fc
  .array(fc.constantFrom("uno", "due", "tre", " ", "città", ".", "ثلاثة"), { maxLength: 8 })
  .map((words) => words.join(""))
const anyLine = fc.record({
  text,
  id: fc.option(fc.constantFrom("b-aaaa", "b-bbbb", "b-cccc", "b-dddd"), { nil: undefined }),
  level: fc.constantFrom(0, 0, 1, 2),
  bold: fc.boolean(),
})
const anyText = fc
  .array(anyLine, { maxLength: 8 })
  .map((lines) =>
    doc(...lines.map(({ text: words, id, ...rest }) => line(words, { ...rest, ...(id ? { id } : {}) }))),
  )

const before = (passages: readonly Passage[]): Block[] =>
  passages.flatMap((one) => {
    if (one.kind === "same" || one.kind === "removed" || one.kind === "left") return [one.block]
    return one.kind === "changed" && !one.isMoved ? [one.before] : []
  })
const after = (passages: readonly Passage[]): Block[] =>
  passages.flatMap((one) => {
    if (one.kind === "removed" || one.kind === "left") return []
    return one.kind === "same" || one.kind === "added" ? [one.block] : [one.after]
  })

describe("whatever two texts say", () => {
  test("the passages give the later text back, in order", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(after(compareTexts(a, b).passages)).toEqual(blocksOf(b))
      }),
    )
  })

  test("the passages give the words of the earlier text back, in order", () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(before(compareTexts(a, b).passages).map(wordsOf)).toEqual(blocksOf(a).map(wordsOf))
      }),
    )
  })

  test("nothing happened between a text and itself", () => {
    fc.assert(
      fc.property(anyText, (a) => {
        expect(compareTexts(a, a).passages.every(({ kind }) => kind === "same")).toBe(true)
      }),
    )
  })

  test("the words of a passage give both wordings back", () => {
    const tokens = (words: string) => (words.match(/\s+|\S+/g) ?? []).map((one) => ({ text: one, looks: "" }))
    fc.assert(
      fc.property(text, text, (a, b) => {
        const words = compareWords(tokens(a), tokens(b))
        const without = (kind: string) =>
          words
            .filter((one) => one.kind !== kind)
            .map((one) => one.text)
            .join("")
        expect([without("added"), without("removed")]).toEqual([a, b])
      }),
    )
  })

  test("no longer run rises than the one that is found", () => {
    const longest = (numbers: readonly number[], least = -1): number =>
      Math.max(0, ...numbers.map((one, at) => (one > least ? 1 + longest(numbers.slice(at + 1), one) : 0)))
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(20), { maxLength: 9 }), (numbers) => {
        const run = numbers.filter((_, at) => longestRising(numbers).has(at))
        expect(run).toEqual([...run].sort((a, b) => a - b))
        expect(run.length).toBe(longest(numbers))
      }),
    )
  })
})

test("a passage with too many differences is shown whole, before and after", () => {
  const many = (word: string) =>
    Array.from({ length: 3000 }, (_, at) => ({ text: `${word}${at}`, looks: "" }))
  expect(compareWords(many("a"), many("b")).map(({ kind }) => kind)).toEqual(["removed", "added"])
})
