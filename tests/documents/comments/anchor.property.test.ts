import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { anchorOf, findQuote, findTyped, foldLines, type Passage } from "#app/documents/comments/anchor.ts"

type Line = { id: string; text: string }

/** Words that repeat, as policy texts do. */
const word = fc.constantFrom(
  ..."il Tavolo sportello lingua corso ogni anno moduli avvisi Comune entro giorni risposta è più".split(" "),
)
const sentence = fc.array(word, { minLength: 6, maxLength: 20 }).map((words) => words.join(" "))
const lines = fc
  .array(sentence, { minLength: 1, maxLength: 8 })
  .map((texts): Line[] => texts.map((text, at) => ({ id: `b-${1000 + at}`, text })))

/** A text and a passage of one of its lines, from one word to another. */
const quoted = lines.chain((all) =>
  fc
    .record({ line: fc.nat(all.length - 1), start: fc.nat(), length: fc.integer({ min: 2, max: 5 }) })
    .map(({ line, start, length }) => {
      const words = (all[line]?.text ?? "").split(" ")
      const first = start % (words.length - 1)
      const offset = words.slice(0, first).join(" ").length + (first > 0 ? 1 : 0)
      const quote = words.slice(first, first + length).join(" ")
      const passage: Passage = { from: { line, offset }, to: { line, offset: offset + quote.length } }
      return { all, passage, quote }
    }),
)
const find = (all: readonly Line[], anchor: ReturnType<typeof anchorOf>) => findQuote(foldLines(all), anchor)
const wordsAt = (all: readonly Line[], { from, to }: Passage) =>
  from.line === to.line ? all[from.line]?.text.slice(from.offset, to.offset) : undefined

describe("a passage is found", () => {
  test("where it is, when nothing changed", () => {
    fc.assert(
      fc.property(quoted, ({ all, passage, quote }) => {
        const place = find(all, anchorOf(all, passage))
        expect(place && wordsAt(all, place)).toBe(quote)
        // Where the surroundings are the same to the last letter, either place is as good.
        const [a, b] = [anchorOf(all, passage), place && anchorOf(all, place)]
        expect({ ...b, blockId: null }).toEqual({ ...a, blockId: null })
      }),
    )
  })

  test("in its line, after lines are written before and after it", () => {
    fc.assert(
      fc.property(quoted, lines, lines, ({ all, passage, quote }, before, after) => {
        const anchor = { ...anchorOf(all, passage), quote: `${quote} unico` }
        const marked = all.map((line, at) =>
          at === passage.from.line
            ? {
                ...line,
                text: `${line.text.slice(0, passage.to.offset)} unico${line.text.slice(passage.to.offset)}`,
              }
            : line,
        )
        const renamed = (some: Line[], name: string) =>
          some.map((one) => ({ ...one, id: `${one.id}-${name}` }))
        const place = find([...renamed(before, "x"), ...marked, ...renamed(after, "y")], anchor)
        expect(place?.from).toEqual({ line: before.length + passage.from.line, offset: passage.from.offset })
      }),
    )
  })

  test("whatever blanks and quotation marks its words were typed with", () => {
    const all = [{ id: "b-1000", text: "L’ente dice «va bene»  e\u00a0risponde entro trenta giorni" }]
    for (const typed of ["l'ente DICE", '"va bene" e risponde', "“va bene” e\n risponde", "'L‘ente'"])
      expect(findTyped(foldLines(all), typed, null)).not.toBeNull()
  })
})

describe("of words that stand there more than once", () => {
  test("those are chosen whose surroundings agree", () => {
    const text = (which: string) =>
      `Nel ${which} anno lo sportello apre una sera alla settimana per ${which}.`
    const all = ["primo", "secondo", "terzo"].map((which, at) => ({ id: `b-100${at}`, text: text(which) }))
    for (const line of [0, 1, 2]) {
      const from = (all[line]?.text ?? "").indexOf("una sera")
      const anchor = anchorOf(all, { from: { line, offset: from }, to: { line, offset: from + 8 } })
      const moved = [
        { id: "b-new", text: "Una riga nuova." },
        ...all.map((one) => ({ ...one, id: `${one.id}x` })),
      ]
      expect(find(moved, anchor)?.from.line).toBe(line + 1)
    }
  })

  test("typed ones are the first after the heading", () => {
    const all = ["una sera", "Tempi", "una sera", "una sera"].map((text, at) => ({ id: `b-100${at}`, text }))
    expect(findTyped(foldLines(all), "una sera", "b-1001")?.from.line).toBe(2)
    expect(findTyped(foldLines(all), "una sera", null)?.from.line).toBe(0)
  })
})

describe("a passage is an orphan", () => {
  test("once its words are gone", () => {
    fc.assert(
      fc.property(quoted, ({ all, passage, quote }) => {
        const anchor = anchorOf(all, passage)
        const without = all.map((one) => ({ ...one, text: one.text.replaceAll(quote, "…") }))
        const left = foldLines(without)
        fc.pre(!left.text.includes(quote.toLowerCase()))
        expect(findQuote(left, anchor)).toBeNull()
      }),
    )
  })

  test("when only short words like it are left elsewhere, with other surroundings", () => {
    const all = [{ id: "b-1000", text: "I moduli del Comune sono difficili da capire" }]
    const anchor = anchorOf(all, { from: { line: 0, offset: 2 }, to: { line: 0, offset: 8 } })
    const left = [
      { id: "b-1000", text: "I testi del Comune sono difficili da capire" },
      { id: "b-1001", text: "Chi legge i moduli si ferma alla prima riga" },
    ]
    expect(find(left, anchor)).toBeNull()
  })
})

test("a passage over several lines is one", () => {
  const all = ["Prima riga del testo", "Seconda riga del testo"].map((text, at) => ({
    id: `b-100${at}`,
    text,
  }))
  const passage = { from: { line: 0, offset: 6 }, to: { line: 1, offset: 12 } }
  const anchor = anchorOf(all, passage)
  expect(anchor.quote).toBe("riga del testo\nSeconda riga")
  expect(find(all, anchor)).toEqual(passage)
})
