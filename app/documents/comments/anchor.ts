import type { ReadingLine } from "./reading-lines.ts"

/** A passage by its words: what is said, some letters around it, and the line where it began. */
export type Anchor = { quote: string; before: string; after: string; blockId: string | null }
export type Point = { line: number; offset: number }
/** Where a passage stands: offsets in the words of lines; `to` is after its last letter. */
export type Passage = { from: Point; to: Point }

export const CONTEXT = 32
export const LONGEST_QUOTE = 1000

type Line = Pick<ReadingLine, "id" | "text">
/** All lines as one text for finding: signs that people type in different ways are one, runs of blanks too. */
type Folded = { text: string; at: readonly number[]; starts: readonly number[]; lines: readonly Line[] }

const ALIKE: Readonly<Record<string, string>> = { "’": "'", "‘": "'", "“": '"', "”": '"', "«": '"', "»": '"' }

const foldLetter = (letter: string): string => {
  if (/\s/.test(letter)) return " "
  const small = letter.toLowerCase()
  return ALIKE[letter] ?? (small.length === 1 ? small : letter)
}

const foldText = (text: string): { text: string; at: number[] } => {
  let folded = ""
  const at: number[] = []
  for (let index = 0; index < text.length; index++) {
    const letter = foldLetter(text[index] ?? "")
    if (letter === " " && folded.endsWith(" ")) continue
    folded += letter
    at.push(index)
  }
  return { text: folded, at }
}

/** Makes lines ready for finding; once for all the passages that are looked for in them. */
export const foldLines = (lines: readonly Line[]): Folded => {
  const starts: number[] = []
  let length = 0
  for (const { text } of lines) {
    starts.push(length)
    length += text.length + 1
  }
  return { ...foldText(lines.map(({ text }) => text).join("\n")), starts, lines }
}

const agreeing = (a: string, b: string, side: "end" | "start"): number => {
  let length = 0
  const last = Math.min(a.length, b.length)
  while (
    length < last &&
    (side === "end" ? a.at(-1 - length) === b.at(-1 - length) : a[length] === b[length])
  )
    length++
  return length
}

const lineAt = ({ starts }: Folded, index: number): number => {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= index) low = middle
    else high = middle - 1
  }
  return low
}

const pointAt = (folded: Folded, index: number): Point => {
  const line = lineAt(folded, index)
  return { line, offset: index - (folded.starts[line] ?? 0) }
}

const passageAt = (folded: Folded, found: number, length: number): Passage => {
  const last = pointAt(folded, folded.at[found + length - 1] ?? 0)
  return {
    from: pointAt(folded, folded.at[found] ?? 0),
    to: { line: last.line, offset: last.offset + 1 },
  }
}

const everyPlace = (text: string, words: string): number[] => {
  const places: number[] = []
  for (let at = text.indexOf(words); at >= 0 && words !== ""; at = text.indexOf(words, at + 1))
    places.push(at)
  return places
}

/** What it counts that a passage is in the line where it was. */
const SAME_LINE = 12
/** The letters of words, context and line together that a place needs: short words are found again by chance. */
const ENOUGH = 22

/**
 * Where a passage stands now: of all places with its words, the one whose surroundings agree most.
 * @returns null where its words are gone, or too short to be told from others like them
 */
export const findQuote = (folded: Folded, anchor: Anchor): Passage | null => {
  const words = foldText(anchor.quote).text.trim()
  const [before, after] = [foldText(anchor.before).text, foldText(anchor.after).text]
  let best: { at: number; score: number } | null = null
  for (const at of everyPlace(folded.text, words)) {
    const isSameLine = folded.lines[lineAt(folded, folded.at[at] ?? 0)]?.id === anchor.blockId
    const score =
      words.length +
      agreeing(before, folded.text.slice(Math.max(0, at - CONTEXT), at), "end") +
      agreeing(after, folded.text.slice(at + words.length, at + words.length + CONTEXT), "start") +
      (anchor.blockId !== null && isSameLine ? SAME_LINE : 0)
    if (score >= ENOUGH && score > (best?.score ?? 0)) best = { at, score }
  }
  return best ? passageAt(folded, best.at, words.length) : null
}

const QUOTED = /^["'«“‘\s]+|["'»”’\s]+$/g

/**
 * The first place of words that somebody typed, after a line if one is named.
 * @param after the id of the heading that they were read under
 */
export const findTyped = (folded: Folded, typed: string, after: string | null): Passage | null => {
  const words = foldText(typed.replace(QUOTED, "")).text
  const heading = after === null ? -1 : folded.lines.findIndex(({ id }) => id === after)
  const places = everyPlace(folded.text, words).map((at) => passageAt(folded, at, words.length))
  return places.find(({ from }) => from.line >= heading) ?? null
}

const textOf = (lines: readonly Line[], { from, to }: Passage): string =>
  lines
    .slice(from.line, to.line + 1)
    .map(({ text }, index) => {
      const end = from.line + index === to.line ? to.offset : text.length
      return text.slice(index === 0 ? from.offset : 0, end)
    })
    .join("\n")

/** What is kept of a passage so that it is found again. */
export const anchorOf = (lines: readonly Line[], passage: Passage): Anchor => {
  const { from, to } = passage
  const start = { line: Math.max(0, from.line - 3), offset: 0 }
  const last = Math.min(lines.length - 1, to.line + 3)
  const end = { line: last, offset: lines[last]?.text.length ?? 0 }
  const quote = textOf(lines, passage).slice(0, LONGEST_QUOTE)
  return {
    quote,
    before: textOf(lines, { from: start, to: from }).slice(-CONTEXT),
    after: textOf(lines, { from, to: end }).slice(quote.length, quote.length + CONTEXT),
    blockId: lines[from.line]?.id ?? null,
  }
}
