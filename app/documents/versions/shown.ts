import { type Block, wordsOf } from "./blocks.ts"
import type { Difference, Passage, Turn, Words } from "./diff.ts"

/** A passage as a page of differences shows it: words and whether it is a heading. */
export type ShownBlock = { text: string; level: number; isListed: boolean; isPicture: boolean }
export type Shown =
  | { kind: "same"; blocks: ShownBlock[] }
  | { kind: "added" | "removed" | "left" | "moved"; block: ShownBlock }
  | { kind: "changed"; block: ShownBlock; words: Words[]; turns: Turn[]; isMoved: boolean }

const blockOf = (block: Block): ShownBlock => ({
  text: wordsOf(block),
  level: block.line.level,
  isListed: block.line.list !== "none",
  isPicture: block.kind === "image",
})

const isBlank = (block: Block) => block.kind !== "image" && wordsOf(block).trim() === ""

/** Empty lines that come and go are nothing that a reader looks for. */
const isNothing = (passage: Passage) =>
  "block" in passage
    ? passage.kind !== "same" && isBlank(passage.block)
    : isBlank(passage.after) && isBlank(passage.before)

const shown = (passage: Exclude<Passage, { kind: "same" }>): Shown => {
  if (passage.kind === "changed") {
    const { words, turns, isMoved } = passage
    return { kind: "changed", block: blockOf(passage.after), words, turns, isMoved }
  }
  return { kind: passage.kind, block: blockOf("block" in passage ? passage.block : passage.after) }
}

/** What a page shows of a difference: neighbours that are the same stand together, to be folded. */
export const shownOf = ({ passages }: Difference): Shown[] => {
  const all: Shown[] = []
  for (const passage of passages) {
    if (isNothing(passage)) continue
    if (passage.kind !== "same") {
      all.push(shown(passage))
      continue
    }
    const last = all.at(-1)
    if (last?.kind === "same") last.blocks.push(blockOf(passage.block))
    else all.push({ kind: "same", blocks: [blockOf(passage.block)] })
  }
  return all
}
