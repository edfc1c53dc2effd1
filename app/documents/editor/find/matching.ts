import { type Compared, comparedOf, type Likeness } from "./letters.ts"

/** What is looked for, and how. */
export type Query = Likeness & {
  words: string
  /** Only where no letter or number stands before or after. */
  wholeWords: boolean
}

/** A piece of a text: from the first letter to before the last. */
export type Range = { from: number; to: number }

const OF_A_WORD = /[\p{L}\p{N}\p{M}_]/u

const letterBefore = (text: string, at: number): string => {
  const low = text.charCodeAt(at - 1)
  return text.slice(low >= 0xdc00 && low <= 0xdfff ? at - 2 : at - 1, at)
}
const letterAfter = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 32)

const isWhole = (text: string, { from, to }: Range): boolean =>
  !(from > 0 && OF_A_WORD.test(letterBefore(text, from))) &&
  !(to < text.length && OF_A_WORD.test(letterAfter(text, to)))

/** The place in the text of some compared letters; null where they end within what is one letter of the text. */
const placeOf = ({ starts, ends }: Compared, at: number, length: number): Range | null => {
  if (!starts || !ends) return { from: at, to: at + length }
  const [first, last] = [at, at + length - 1]
  const beginsWithin = first > 0 && starts[first - 1] === starts[first]
  const endsWithin = starts[last + 1] !== undefined && starts[last + 1] === starts[last]
  if (beginsWithin || endsWithin) return null
  return { from: starts[first] ?? 0, to: ends[last] ?? 0 }
}

/** The letters that a query looks for; empty when it looks for nothing. */
export const soughtOf = (query: Query): string => comparedOf(query.words, query).letters

/**
 * Where a text has what is looked for: in order, none within another.
 * @param compared the text as `comparedOf` reads it for this query
 */
export const rangesIn = (text: string, compared: Compared, query: Query): Range[] => {
  const sought = soughtOf(query)
  const found: Range[] = []
  if (sought === "") return found
  let at = compared.letters.indexOf(sought)
  while (at >= 0) {
    const range = placeOf(compared, at, sought.length)
    const isFound = range !== null && (!query.wholeWords || isWhole(text, range))
    if (isFound) found.push(range)
    at = compared.letters.indexOf(sought, at + (isFound ? sought.length : 1))
  }
  return found
}
