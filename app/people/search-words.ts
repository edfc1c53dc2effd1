/**
 * Typed words as a PostgreSQL query of prefixes that must all be found, or null when there is none. Whatever
 * is typed, the query parses: each word stands in quotes that it cannot hold.
 */
export const searchWords = (typed: string): string | null => {
  const words = typed
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}@._-]+/u)
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, 6)
  return words.length > 0 ? words.map((word) => `'${word}':*`).join(" & ") : null
}
