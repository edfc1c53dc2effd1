import type { Withdrawn } from "./own-text.ts"

/** Words to be handed back, oldest first; neighbours are one. */
export type WithdrawnWords = readonly Withdrawn[]

/** Letters fewer than this are somebody mending a slip, and are only handed back with their neighbours. */
const FEWEST = 3

const joined = (a: Withdrawn, b: Withdrawn): Withdrawn => {
  const isSpaced = a.to === b.from || /\s$/.test(a.text) || /^\s/.test(b.text)
  return { from: a.from, to: b.to, text: a.text + (isSpaced ? "" : " … ") + b.text }
}

/** Within this many letters of what they wrote, two pieces belong to one passage. */
const NEAR = 40

/** Adds what was taken now. */
export const withMore = (words: WithdrawnWords, taken: readonly Withdrawn[]): WithdrawnWords => {
  const sorted = [...words, ...taken].sort((a, b) => a.from - b.from)
  const all: Withdrawn[] = []
  for (const piece of sorted) {
    const last = all.at(-1)
    if (last && piece.from <= last.to + NEAR && piece.from >= last.to) all.splice(-1, 1, joined(last, piece))
    else if (!last || piece.from >= last.to) all.push(piece)
  }
  return all
}

/** Those worth showing. */
export const worthShowing = (words: WithdrawnWords): WithdrawnWords =>
  words.filter(({ text }) => text.trim().length >= FEWEST)

/** Without one that was dealt with. */
export const without = (words: WithdrawnWords, one: Withdrawn): WithdrawnWords =>
  words.filter((other) => other !== one)
