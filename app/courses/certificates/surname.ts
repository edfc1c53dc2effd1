import { wordsOf } from "../../fold.ts"

/** "De", "la", "bin" between two names are no surname: a part that is not the end of a name has more letters. */
const SHORTEST_PART = 4

/** Whether words in a row, beginning after the first, are written like this when blanks and signs do not count. */
const hasRun = (known: readonly string[], asked: string): boolean =>
  known.some((_, from) => {
    if (from === 0) return false
    if (known.slice(from).join("") === asked) return true
    return (
      [...asked].length >= SHORTEST_PART &&
      known.some((__, last) => known.slice(from, last + 1).join("") === asked)
    )
  })

/**
 * Whether what somebody typed is the surname on a paper: the words after the first, some of them in a row, or the
 * whole name in any order. Case, accents, vowel signs, apostrophes, hyphens and blanks do not count; a first name
 * alone says nothing.
 */
export const isSurnameOf = (typed: string, name: string): boolean => {
  const [asked, known] = [wordsOf(typed), wordsOf(name)]
  const joined = asked.join("")
  if (joined === "") return false
  if (joined === known.join("") || hasRun(known, joined)) return true
  return asked.toSorted().join(" ") === known.toSorted().join(" ")
}
