import { nameKey, wordsOf } from "../fold.ts"
import { tellingWords } from "../index/words.ts"

/** A question as the index is asked: the words that must all be there, the last of them perhaps unfinished. */
export type Question = {
  words: readonly string[]
  /** The last word may be the beginning of a longer one. */
  isOpen: boolean
  /** The whole question as a title would be written. */
  asTitle: string
}

/** More words than anybody types; the rest is not asked. */
export const MOST_WORDS = 12
/** One letter begins half of all words. */
const SHORTEST_BEGINNING = 2

/**
 * Reads what somebody typed. Everything but letters and digits separates words, so nothing in it is an
 * operator. Where every word is empty ("chi è"), those words are asked.
 */
export const questionOf = (typed: string): Question => {
  const telling = tellingWords(typed)
  const all = telling.length > 0 ? telling : wordsOf(typed).map((word) => word.slice(0, 60))
  const words = [...new Set(all)].slice(0, MOST_WORDS)
  const endsInWord = /[\p{L}\p{M}\p{N}]$/u.test(typed)
  const last = words.at(-1) ?? ""
  return { words, isOpen: endsInWord && last.length >= SHORTEST_BEGINNING, asTitle: nameKey(typed) }
}
