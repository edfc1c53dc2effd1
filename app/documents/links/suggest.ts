import { fold } from "../../fold.ts"
import { readLine } from "../editor/line.ts"
import type { StoredNode } from "../editor/reading-tree.ts"
import { addressedBlocks, namingWords } from "./pointers.ts"
import { refOf, type TargetKind } from "./target.ts"

/** Something that may be mentioned: what a mention keeps of it. */
export type Suggestion = { kind: TargetKind; ref: string; label: string; language?: string }

/** Whether one of the words of a name begins as what was typed; nothing typed fits everything. */
export const fits = (name: string, query: string): boolean => {
  const asked = fold(query)
  const words = fold(name)
  return words.startsWith(asked) || words.includes(` ${asked}`)
}

/** So many paragraphs are offered at most. */
const MOST_PARAGRAPHS = 100

/** The paragraphs of a text that fit; while nothing is typed, its headings. */
export const fittingParagraphs = (content: StoredNode, code: string, query: string): Suggestion[] =>
  addressedBlocks(content)
    .filter(({ node }) => query !== "" || readLine(node.attrs).level > 0)
    .map(({ id, node }) => ({ id, label: namingWords(node) }))
    .filter(({ label }) => label !== "" && fits(label, query))
    .slice(0, MOST_PARAGRAPHS)
    .map(({ id, label }) => ({
      ...{ kind: "paragraph" as const, ref: refOf({ kind: "paragraph", code, block: id }), label },
    }))

export const SUGGESTIONS_PER_PAGE = 8

const keyOf = ({ kind, ref }: Suggestion) => `${kind} ${ref}`

/** A page of what may be mentioned. @param after the last one of the page before, as `next` named it */
export const pageOfSuggestions = (all: readonly Suggestion[], after: string | null) => {
  const from = after === null ? 0 : all.findIndex((one) => keyOf(one) === after) + 1
  const shown = all.slice(from, from + SUGGESTIONS_PER_PAGE)
  const last = shown.at(-1)
  return { rows: shown, next: last && all.length > from + shown.length ? keyOf(last) : null }
}
