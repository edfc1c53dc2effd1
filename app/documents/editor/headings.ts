import { readLine } from "./line.ts"
import { MAX_DEPTH, nodesIn, type StoredNode, textOf } from "./reading-tree.ts"

export type Heading = { id: string | null; level: number; text: string }

const wordsOfLine = (nodes: readonly StoredNode[], depth = 0): string =>
  nodes
    .map((node) => {
      if (typeof node.text === "string") return node.text
      if (node.type === "hardBreak") return "\n"
      if (nodesIn(node).length > 0) return depth > MAX_DEPTH ? "" : wordsOfLine(nodesIn(node), depth + 1)
      return textOf(node.attrs, "label") ?? ""
    })
    .join("")

/** The headings of a stored text, in order; those without words are left out. */
export const headingsOf = (content: StoredNode): Heading[] =>
  nodesIn(content).flatMap((node) => {
    const line = readLine(node.type === "paragraph" ? node.attrs : null)
    const text = line.level > 0 ? wordsOfLine(nodesIn(node)).replace(/\s+/g, " ").trim() : ""
    return text === "" ? [] : [{ id: line.id, level: line.level, text }]
  })
