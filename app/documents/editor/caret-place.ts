export type Place = { index: number; offset: number }

const commonEnd = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a.at(-1 - length) === b.at(-1 - length)) length++
  return length
}

const commonStart = (a: string, b: string): number => {
  let length = 0
  while (length < a.length && length < b.length && a[length] === b[length]) length++
  return length
}

/** How many letters on both sides of a place must agree, where the line has as many. */
const ENOUGH = 4

/**
 * Where the words around a caret went, when somebody else's change took them from their line and wrote them
 * into another (a line split, joined or moved).
 * @param text the caret's line as it was, `offset` the caret in it
 * @param candidates the lines that the change wrote
 * @returns null where no line has these words
 */
export const placeOfWords = (text: string, offset: number, candidates: readonly string[]): Place | null => {
  const [before, after] = [text.slice(0, offset), text.slice(offset)]
  let best: Place | null = null
  let agreeing = Math.min(ENOUGH, text.length) - 1
  candidates.forEach((candidate, index) => {
    for (let at = 0; at <= candidate.length; at++) {
      const letters = commonEnd(before, candidate.slice(0, at)) + commonStart(after, candidate.slice(at))
      if (letters <= agreeing) continue
      agreeing = letters
      best = { index, offset: at }
    }
  })
  return best
}
