import type { ReadingNode } from "../../../documents/state/reading.ts"
import { standsIn } from "../rectify/rectify.ts"
import { readIssued } from "./issued-proof.ts"

/** Why a paper does not go with a verbale. */
export type Mismatch = "other_minutes" | "words_differ" | "earlier_words"

const mentionsSomebody = (node: ReadingNode): boolean =>
  (node.type === "mention" && node.attrs?.kind === "person") || (node.content ?? []).some(mentionsSomebody)

const MISSING = /^b-missing\d+$/
/** Every block of an estratto is one of the verbale's, letter by letter; that a point has no words is said by its own. */
const standsWhole = (extract: ReadingNode, minutes: ReadingNode): boolean => {
  const blocks = new Set((minutes.content ?? []).map((block) => JSON.stringify(block)))
  return (extract.content ?? []).every(
    (block) => MISSING.test(`${block.attrs?.id ?? ""}`) || blocks.has(JSON.stringify(block)),
  )
}

/**
 * Whether an estratto, a rettifica or a public version goes with a verbale: the digest that it names, and of an
 * estratto its blocks, of a rettifica the words that it puts right. What a public version leaves out or says of seats
 * cannot be compared word by word.
 * @param issued its content, in canonical form
 * @param minutes the verbale's digest and content, in canonical form
 * @returns null where they go together
 */
export const compareWithMinutes = (
  issued: unknown,
  minutes: { digest: string; content: unknown },
): Mismatch | null => {
  const paper = readIssued(issued)
  const { text, facts } = minutes.content as { text: ReadingNode; facts: { number?: unknown } }
  if (!paper || minutes.digest !== (paper.is === "public" ? paper.original : paper.of.sha256)) {
    // A point that was approved in its sitting may have gone out before the verbale was frozen as a whole.
    const isEarlier = paper?.is === "extract" && paper.of.number === facts.number
    return isEarlier && standsWhole(paper.text as ReadingNode, text) ? "earlier_words" : "other_minutes"
  }
  if (paper.is === "extract") return standsWhole(paper.text as ReadingNode, text) ? null : "words_differ"
  // Names of people who are mentioned are no part of a canonical content: words with one in them are not found in it.
  const isComparable = paper.is === "rectification" && !mentionsSomebody(text)
  return isComparable && !standsIn(text, paper.says) ? "words_differ" : null
}
