import type { Node } from "@tiptap/pm/model"
import type { Heading } from "./headings.ts"
import { readLine } from "./line.ts"

export type OutlineEntry = Heading & { pos: number }

/** The headings of the text being written. */
export const outlineOf = (doc: Node): OutlineEntry[] => {
  const entries: OutlineEntry[] = []
  doc.forEach((node, pos) => {
    const line = readLine(node.type.name === "paragraph" ? node.attrs : null)
    const text = line.level > 0 ? node.textContent.trim() : ""
    if (text !== "") entries.push({ id: line.id, level: line.level, text, pos })
  })
  return entries
}

/** The heading that a place of the text stands under; null before the first. */
export const headingAt = (entries: readonly OutlineEntry[], pos: number): OutlineEntry | null =>
  entries.findLast((entry) => entry.pos <= pos) ?? null
