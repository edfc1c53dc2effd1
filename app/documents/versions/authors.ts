import type { StoredNode } from "../editor/reading-tree.ts"
import { NOBODY_KNOWN, type Share } from "../state/authored-passages.ts"
import { type Block, blocksOf, wordsOf } from "./blocks.ts"

/**
 * Who wrote a version: the people, and for each passage, in order, how many characters are whose (places in
 * `people`, -1 for what came before the log does; nobody for a passage of which nothing is known). People are kept
 * by id, so that whoever is erased has no name here either.
 */
export type VersionAuthors = { people: string[]; passages: Share[][] }

/** A text that somebody wrote, found out from the log: its JSON and the shares of its passages. */
export type AuthoredText = { json: StoredNode; passages: readonly Share[][] }

const keyOf = (block: Block) => `${block.id ?? ""}\n${wordsOf(block)}`

/** The shares by passage, where both texts have it with the same name and words. */
const byKey = ({ json, passages }: AuthoredText): Map<string, Share[]> => {
  const blocks = blocksOf(json)
  if (blocks.length !== passages.length) return new Map()
  return new Map(blocks.map((block, at) => [keyOf(block), passages[at] ?? []]))
}

/**
 * Tells a version's passages who wrote them. The log may know more than the version, where old rows were merged or
 * the history was begun anew: then what reads the same is told, and nothing is said of the rest.
 */
export const authorsOf = (
  version: StoredNode,
  text: AuthoredText,
  people: readonly string[],
): VersionAuthors => {
  const blocks = blocksOf(version)
  const known = byKey(text)
  const passages = blocks.map((block) => known.get(keyOf(block)) ?? [])
  const used = [...new Set(passages.flatMap((shares) => shares.map(([author]) => author)))]
    .filter((author) => author !== NOBODY_KNOWN)
    .sort((a, b) => a - b)
  const place = new Map(used.map((author, at) => [author, at]))
  return {
    people: used.flatMap((author) => people[author] ?? []),
    passages: passages.map((shares) =>
      shares.map(([author, count]): Share => [place.get(author) ?? NOBODY_KNOWN, count]),
    ),
  }
}

/** Neighbouring passages that the same people wrote, in the same order of who wrote most. */
export type AuthoredRun = { authors: number[]; passages: { text: string; level: number }[] }

/** A text as a page shows who wrote it: passages that say something, those by the same people together. */
export const runsOf = (content: StoredNode, { passages }: VersionAuthors): AuthoredRun[] => {
  const runs: AuthoredRun[] = []
  blocksOf(content).forEach((block, at) => {
    const text = wordsOf(block)
    if (text.trim() === "") return
    const authors = (passages[at] ?? []).map(([author]) => author)
    const passage = { text, level: block.line.level }
    const last = runs.at(-1)
    if (last && last.authors.join() === authors.join()) last.passages.push(passage)
    else runs.push({ authors, passages: [passage] })
  })
  return runs
}
