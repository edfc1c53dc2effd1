import type { Block, Inline, Text } from "./blocks.ts"

/** Blanks, marks that join what they follow, and what only steers have no shape of their own. */
const SHAPELESS = /[\p{Z}\p{C}\p{M}]/u

const addWords = (words: readonly Inline[], found: Set<string>) => {
  for (const { text } of words) for (const sign of text) if (!SHAPELESS.test(sign)) found.add(sign)
}

const addBlocks = (blocks: readonly Block[], found: Set<string>): void => {
  for (const block of blocks) {
    if ("words" in block) addWords(block.words, found)
    else if (block.kind === "list") for (const { blocks } of block.items) addBlocks(blocks, found)
    else if (block.kind === "table") for (const { blocks } of block.rows.flat()) addBlocks(blocks, found)
    else if ("blocks" in block) addBlocks(block.blocks, found)
    if ("caption" in block && block.caption) addWords([{ text: block.caption }], found)
  }
}

/** Every sign with a shape that stands in a text, each once, in the order of reading. */
export const signsOf = (title: string, { blocks, notes }: Text): string[] => {
  const found = new Set<string>()
  addWords([{ text: title }], found)
  addBlocks(blocks, found)
  for (const note of notes) addBlocks(note.blocks, found)
  return [...found]
}

const MOST_NAMED = 8

/** How signs are named that cannot be drawn: by their numbers, as every list of signs has them. */
export const namedSigns = (signs: readonly string[]): string => {
  const names = signs.map(
    (sign) => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`,
  )
  return names.slice(0, MOST_NAMED).join(", ") + (names.length > MOST_NAMED ? ", …" : "")
}
