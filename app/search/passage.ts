import { fold } from "../fold.ts"
import type { Question } from "./question.ts"

/** A piece of a text; `isHit` where it is one of the words that were looked for. */
export type Piece = { text: string; isHit: boolean }

const TOKEN = /[\p{L}\p{M}\p{N}]+/gu
const ARABIC_ARTICLE = /^(?:و|ف|ب|ك|ل)?(?:ال)(?=\p{L}{3})/u
/** Endings change up to so many of the last letters of a word. */
const ENDING = 3
const SHORTEST_STEM = 4

/** Whether two folded words are probably forms of one: what PostgreSQL's stemmer decides, near enough to mark them. */
const isSameWord = (a: string, b: string): boolean => {
  if (a === b) return true
  const [x, y] = [a.replace(ARABIC_ARTICLE, ""), b.replace(ARABIC_ARTICLE, "")]
  const shorter = Math.min(x.length, y.length)
  let same = 0
  while (same < shorter && x[same] === y[same]) same += 1
  return (
    same >= Math.max(Math.min(SHORTEST_STEM, shorter), shorter - ENDING) &&
    Math.abs(x.length - y.length) <= ENDING + 1 &&
    same >= 3
  )
}

type Token = { start: number; end: number; word: string | null }

const tokensOf = (text: string, { words, isOpen }: Question): Token[] =>
  [...text.matchAll(TOKEN)].map((match) => {
    const folded = fold(match[0])
    const last = isOpen ? words.at(-1) : undefined
    const word =
      words.find((one) => isSameWord(folded, one)) ?? (last && folded.startsWith(last) ? last : undefined)
    return { start: match.index, end: match.index + match[0].length, word: word ?? null }
  })

/** The longest text that is looked through for its passage. */
const WINDOW = 32

/** Where to begin so that the most different words are seen together; the earliest of the best. */
const bestStart = (tokens: readonly Token[]): number => {
  const hits = tokens.flatMap(({ word }, at) => (word ? [{ word, at }] : []))
  let best = { at: 0, count: 0 }
  for (const [n, { at }] of hits.entries()) {
    const within = hits.slice(n, n + WINDOW).filter((hit) => hit.at < at + WINDOW)
    const count = new Set(within.map(({ word }) => word)).size
    if (count > best.count) best = { at, count }
  }
  return best.at
}

const LEAD = 6

const piecesOf = (text: string, tokens: readonly Token[], from: number, to: number): Piece[] => {
  const pieces: Piece[] = []
  let at = from
  for (const { start, end, word } of tokens) {
    if (!word) continue
    if (start > at) pieces.push({ text: text.slice(at, start), isHit: false })
    pieces.push({ text: text.slice(start, end), isHit: true })
    at = end
  }
  if (to > at) pieces.push({ text: text.slice(at, to), isHit: false })
  return pieces
}

/** A title with the words that were looked for told apart. */
export const markedTitle = (title: string, question: Question): Piece[] =>
  piecesOf(title, tokensOf(title, question), 0, title.length)

/** The passage of a text that shows best why it was found, some thirty words long; empty for an empty text. */
export const passageOf = (text: string, question: Question): Piece[] => {
  const flat = text.replace(/\s+/gu, " ").trim()
  const tokens = tokensOf(flat, question)
  const first = Math.max(0, bestStart(tokens) - LEAD)
  const shown = tokens.slice(first, first + WINDOW)
  const from = shown[0]?.start ?? 0
  const isLast = first + WINDOW >= tokens.length
  const to = isLast ? flat.length : (shown.at(-1)?.end ?? flat.length)
  const pieces = piecesOf(flat, shown, first === 0 ? 0 : from, Math.min(to, from + 600))
  if (pieces.length === 0) return []
  return [
    ...(first > 0 ? [{ text: "… ", isHit: false }] : []),
    ...pieces,
    ...(isLast ? [] : [{ text: " …", isHit: false }]),
  ]
}
