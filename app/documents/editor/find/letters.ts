import { fold } from "../../../fold.ts"

/** How letters are compared. */
export type Likeness = {
  /** Capitals are not small letters. */
  matchCase: boolean
  /** Accents, and the vowel signs of Arabic, count. */
  matchAccents: boolean
}

/**
 * A text as it is compared. Where its letters are as many as the text's own, `starts` is null; else letter `n`
 * comes from what stands in the text from `starts[n]` to `ends[n]`.
 */
export type Compared = {
  letters: string
  starts: readonly number[] | null
  ends: readonly number[] | null
}

const ASCII = /^[\x21-\x7e ]*$/
/** A letter with the signs that hang on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu
const APOSTROPHE = /[\u2018\u2019\u02bc]/gu
const MARKS = /\p{M}+/gu

/** One letter with its signs as it is compared; blanks of every kind are one kind. */
const letterOf = (cluster: string, { matchCase, matchAccents }: Likeness): string => {
  if (/^\s+$/u.test(cluster)) return " ".repeat(cluster.length)
  if (!matchAccents && /^\s\p{M}+$/u.test(cluster)) return " "
  const plain = cluster.normalize(matchAccents ? "NFC" : "NFKD").replace(APOSTROPHE, "'")
  if (matchAccents) return matchCase ? plain : plain.toLowerCase().normalize("NFC")
  return matchCase ? plain.replace(MARKS, "") : fold(plain)
}

/** A text as it is compared, with the way back to the text for every letter. */
export const comparedOf = (text: string, likeness: Likeness): Compared => {
  if (ASCII.test(text))
    return { letters: likeness.matchCase ? text : text.toLowerCase(), starts: null, ends: null }
  let letters = ""
  let isSame = true
  const [starts, ends]: [number[], number[]] = [[], []]
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const letter = letterOf(cluster, likeness)
    isSame &&= letter.length === cluster.length && letter.length === 1
    for (let n = 0; n < letter.length; n++) {
      starts.push(index)
      ends.push(index + cluster.length)
    }
    letters += letter
  }
  return isSame ? { letters, starts: null, ends: null } : { letters, starts, ends }
}
