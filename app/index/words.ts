import { wordsOf } from "../fold.ts"

/**
 * Words that say nothing of what a text is about, folded, in the four languages. They are neither indexed nor
 * asked for, so that "piano per l'integrazione" finds "piano di integrazione".
 */
const EMPTY = new Set(
  `a ad al alla alle agli ai allo anche che chi ci come con da dal dalla dalle dei degli del della delle dello di
   e ed gli i il in la le lo l d nei negli nel nella nelle nello non o per si sul sulla sulle su tra fra un una uno
   an and are as at by for from has have is it its of on or that the this to was were will with
   au aux avec ce ces dans de des du elle en est et eux ils je les leur ou par pas pour qu que qui s se ses son sur un une vous
   من في علي الي عن هو هي ان او ما لا هذا هذه التي الذي و`.match(/\S+/g),
)

/** The longest word that is kept whole; nobody looks for a longer one. */
const LONGEST_WORD = 60

/** The words that a text is found by, in order, folded. */
export const tellingWords = (text: string): string[] =>
  wordsOf(text)
    .filter((word) => !EMPTY.has(word))
    .map((word) => [...word].slice(0, LONGEST_WORD).join(""))

/** The text-search configuration of PostgreSQL for each language that has one. */
export const CONFIGURATIONS = { it: "italian", en: "english", fr: "french", ar: "arabic" } as const

export const configurationOf = (language: string): string =>
  CONFIGURATIONS[language.slice(0, 2) as keyof typeof CONFIGURATIONS] ?? "simple"
