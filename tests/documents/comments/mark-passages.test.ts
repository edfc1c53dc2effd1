import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { markPassages, PASSAGE, PASSAGE_END } from "#app/documents/comments/mark-passages.ts"
import { offsetIn, placeIn, readingLines } from "#app/documents/comments/reading-lines.ts"
import type { StoredNode } from "#app/documents/editor/reading-tree.ts"

const text = (words: string, ...marks: string[]): StoredNode => ({
  ...{ type: "text", text: words },
  ...(marks.length > 0 ? { marks: marks.map((type) => ({ type })) } : {}),
})
const mention = (label: string): StoredNode => ({ type: "mention", attrs: { label } })
const line = (id: string, ...content: StoredNode[]): StoredNode => ({
  type: "paragraph",
  attrs: { id },
  content,
})
const doc = (...content: StoredNode[]): StoredNode => ({ type: "doc", content })
const on = (code: string, quote: string | null) => ({ code, quote, before: "", after: "", blockId: null })

/** The words of a text that are marked, and the signs after them, as `[words]` and `#code`. */
const seen = (node: StoredNode): string => {
  const inside = (node.content ?? []).map(seen).join("")
  const isMarked = node.marks?.some(({ type }) => type === PASSAGE) === true
  if (node.type === PASSAGE_END) return `#${String(node.attrs?.code)}`
  const words = node.text ?? (node.type === "mention" ? String(node.attrs?.label) : inside)
  return isMarked ? `[${words}]` : node.type === "paragraph" ? `${words}\n` : words
}

describe("a passage in a text that is read", () => {
  test.each([
    [
      "within a piece",
      [text("Gli sportelli aprono almeno una sera")],
      "aprono almeno una sera",
      "[aprono almeno una sera]#a",
    ],
    [
      "over pieces with marks of their own",
      [text("Gli sportelli "), text("aprono almeno", "bold"), text(" una sera.")],
      "sportelli aprono almeno una",
      "[sportelli ][aprono almeno][ una]#a",
    ],
    [
      "over a name that is cited",
      [text("Lo dice "), mention("Regione Puglia (demo)"), text(" con un atto")],
      "dice Regione Puglia (demo) con",
      "[dice ][Regione Puglia (demo)][ con]#a",
    ],
  ])("is marked %s", (_what, content, quote, expected) => {
    expect(seen(markPassages(doc(line("b-0001", ...content)), [on("a", quote)]))).toContain(expected)
  })

  test("is marked line by line, and leads on at its end only", () => {
    const lines = doc(
      line("b-0001", text("Prima riga del testo")),
      line("b-0002", text("Seconda riga del testo")),
    )
    expect(seen(markPassages(lines, [on("a", "riga del testo\nSeconda riga")]))).toBe(
      "Prima [riga del testo]\n[Seconda riga]#a del testo\n",
    )
  })

  test("that crosses another one is marked once, and both lead on", () => {
    const lines = doc(line("b-0001", text("Gli sportelli aprono almeno una sera alla settimana")))
    const marked = markPassages(lines, [
      on("a", "sportelli aprono almeno una"),
      on("b", "almeno una sera alla settimana"),
    ])
    expect(seen(marked)).toBe("Gli [sportelli aprono ][almeno una]#a[ sera alla settimana]#b\n")
  })

  test("in a cell of a table is marked there", () => {
    const cell = { type: "tableCell", content: [line("b-0002", text("primi sei mesi di prova per tutti"))] }
    const table = { type: "table", content: [{ type: "tableRow", content: [cell] }] }
    const marked = markPassages(doc(line("b-0001", text("Tempi")), table), [
      on("a", "sei mesi di prova per tutti"),
    ])
    expect(seen(marked)).toContain("primi [sei mesi di prova per tutti]#a")
  })

  test("that has gone, or is all of the text, changes nothing", () => {
    const lines = doc(line("b-0001", text("Gli sportelli aprono")))
    expect(markPassages(lines, [on("a", "parole che non ci sono più"), on("b", null)])).toBe(lines)
  })
})

test("an offset in the words of a line is one place in the editor, and back", () => {
  const piece = fc.oneof(
    fc.stringMatching(/^[a-z ]{1,6}$/).map((words) => text(words)),
    fc.constant(mention("Regione")),
    fc.constant<StoredNode>({ type: "hardBreak" }),
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(), (content, at) => {
      const [read] = readingLines(line("b-0001", ...content))
      if (!read) throw new Error("A line was not read")
      const size = read.spans.reduce((sum, span) => sum + span.size, 0)
      const place = at % (size + 1)
      // The end of a line is a place only for the end of a passage.
      const back = placeIn(read, offsetIn(read, place), place === size)
      expect(back).toBe(place)
    }),
  )
})
