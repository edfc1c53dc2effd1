import type { Node } from "@tiptap/pm/model"
import { countWords, type Heading } from "./headings.ts"
import { readLine } from "./line.ts"

export type OutlineEntry = Heading & { pos: number }
export type Outline = { entries: OutlineEntry[]; words: number }

/** The headings of the text being written, and how many words it has. */
export const outlineOf = (doc: Node): Outline => {
  const entries: OutlineEntry[] = []
  doc.forEach((node, pos) => {
    const line = readLine(node.type.name === "paragraph" ? node.attrs : null)
    const text = node.textContent.trim()
    if (line.level > 0 && text !== "") entries.push({ id: line.id, level: line.level, text, pos })
  })
  return { entries, words: countWords(doc.textBetween(0, doc.content.size, "\n", " ")) }
}

/** The heading that a place of the text stands under; null before the first. */
export const headingAt = ({ entries }: Outline, pos: number): OutlineEntry | null =>
  entries.findLast((entry) => entry.pos < pos) ?? null
