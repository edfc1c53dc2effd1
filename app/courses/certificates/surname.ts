import { wordsOf } from "../../fold.ts"

/**
 * Whether what somebody typed is the surname on a paper: its last word or words, or the whole name in either order.
 * Case, accents and vowel signs do not count; a first name alone says nothing.
 */
export const isSurnameOf = (typed: string, name: string): boolean => {
  const [asked, known] = [wordsOf(typed), wordsOf(name)]
  if (asked.length === 0 || asked.length > known.length) return false
  const last = known.slice(known.length - asked.length)
  if (asked.join(" ") === last.join(" ")) return true
  return asked.length === known.length && asked.toSorted().join(" ") === known.toSorted().join(" ")
}
