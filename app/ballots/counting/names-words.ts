import { type Said, said } from "../../roundtables/regulation/say.ts"

/** The name of a constituency or an option, by its id. */
export type NameOf = (id: string) => string

/** A name inside a sentence keeps its own direction (UAX 9: first strong isolate). */
export const isolated = (name: string): string => `\u2068${name}\u2069`

/** Several things, one after the other. */
export const listWords = (all: readonly Said[]): Said => {
  const [first = said("common.none"), ...rest] = all
  return rest.length === 0 ? first : said("regulation.words.and", { first, rest: listWords(rest) })
}

/** Several names. */
export const namesWords = (names: readonly string[]): Said =>
  listWords(names.map((name) => said("ballots.verdict.name", { name })))
