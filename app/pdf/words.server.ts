import { levelsOf } from "./bidi.ts"
import { directionOfWords, type Inline, plainOf } from "./blocks.ts"
import type { Desk, Struct } from "./desk.server.ts"
import { drawLine } from "./draw-line.server.ts"
import type { Item } from "./item.ts"
import { breakLines, type TextLine } from "./line-breaks.ts"
import { type Looks, type Paragraph, piecesOf, piecesWithin, widthOf } from "./pieces.server.ts"

const LEADING = 1.45

type Placed = {
  struct: Struct
  tag: string
  lang?: string | undefined
  dir?: "ltr" | "rtl" | undefined
  looks: Looks
}

const baseOf = (text: string, dir: "ltr" | "rtl" | undefined, desk: Desk) =>
  dir ?? directionOfWords(text) ?? desk.direction

/** What the control characters of a text would do to a line: nothing; a tab is a blank. */
const drawable = (words: readonly Inline[]): Inline[] =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
  words.map((inline) => ({ ...inline, text: inline.text.replace(/[\u0000-\u001f\u007f-\u009f]/g, " ") }))

/** The lines of some words as items of the flow. */
export const wordItems = (desk: Desk, words: readonly Inline[], width: number, placed: Placed): Item[] => {
  const { looks, struct, tag, dir, lang } = placed
  const clean = drawable(words)
  const text = plainOf(clean)
  const base = baseOf(text, dir, desk)
  const pieces = piecesOf(clean, desk, looks)
  const widths = new Map<string, number>()
  const measure = (start: number, end: number) => {
    let sum = 0
    for (const piece of piecesWithin(pieces, start, end)) {
      const part = text.slice(piece.start, piece.end).replace(/\n/g, "")
      const key = `${piece.face.name}|${piece.size}|${part}`
      const known = widths.get(key) ?? widthOf(part, piece)
      widths.set(key, known)
      sum += known
    }
    return sum
  }
  const paragraph: Paragraph = {
    text,
    pieces,
    levels: levelsOf(text, base),
    base,
    lang: lang ?? null,
    struct,
    tag,
  }
  const height = looks.size * (looks.leading ?? LEADING)
  return breakLines(text, width, measure).map(
    (line): Item => ({
      ...{ height, above: 0 },
      draw: (x, y) =>
        drawLine(desk, paragraph, line, { x: startOf(paragraph, line, x, width), y, height, width }),
    }),
  )
}

const startOf = ({ base }: Paragraph, line: TextLine, x: number, width: number) =>
  base === "rtl" ? x + width - line.width : x
