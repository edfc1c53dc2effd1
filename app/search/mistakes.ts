import { tellingWords } from "../index/words.ts"
import type { Question } from "./question.ts"

/**
 * How many letters have to be put in, left out, exchanged or swapped with their neighbour to make one word of
 * another (optimal string alignment); more than `most` is told as `most + 1`.
 */
export const distance = (a: string, b: string, most: number): number => {
  const [from, to] = [[...a], [...b]]
  if (Math.abs(from.length - to.length) > most) return most + 1
  let [before, row] = [[] as number[], to.map((_, j) => j + 1)]
  row.unshift(0)
  for (const [i, letter] of from.entries()) {
    const next = [i + 1]
    for (const [j, other] of to.entries()) {
      const same = letter === other ? 0 : 1
      const swapped = i > 0 && j > 0 && letter === to[j - 1] && from[i - 1] === other
      next.push(
        Math.min(
          (next[j] ?? 0) + 1,
          (row[j + 1] ?? 0) + 1,
          (row[j] ?? 0) + same,
          swapped ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      )
    }
    ;[before, row] = [row, next]
  }
  return Math.min(row.at(-1) ?? 0, most + 1)
}

/** One mistake in a word of four letters, two from seven on. */
const mostMistakes = (word: string) => (word.length < 4 ? 0 : word.length < 7 ? 1 : 2)

const nearest = (word: string, known: ReadonlySet<string>) => {
  const most = mostMistakes(word)
  const near = [...known]
    .map((other) => ({ other, mistakes: distance(word, other, most) }))
    .filter(({ mistakes }) => mistakes <= most)
    .sort((a, b) => a.mistakes - b.mistakes || (a.other < b.other ? -1 : 1))
  return near[0]?.other ?? word
}

/**
 * What was probably meant, from the words of titles that the reader may see, or null when nothing better is
 * known. Titles that the reader may not see must not be among them: a suggestion would tell of them.
 */
export const meant = (question: Question, titles: readonly string[]): string | null => {
  const known = new Set(titles.flatMap(tellingWords))
  const words = question.words.map((word) => (known.has(word) ? word : nearest(word, known)))
  const better = words.join(" ")
  return better === question.words.join(" ") ? null : better
}
