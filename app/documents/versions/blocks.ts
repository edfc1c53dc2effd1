import { type Line, readLine } from "../editor/line.ts"
import { MAX_DEPTH, nodesIn, type StoredNode, textOf } from "../editor/reading-tree.ts"

/** A word, a blank or a sign of a passage, and how it looks: its marks in one string. */
export type Token = { text: string; looks: string }

/** A passage of a text as two versions are compared: a line, a row of a table, or a picture. */
export type Block = {
  /** The permanent name of a line, where it has one. */
  id: string | null
  kind: "line" | "row" | "image"
  line: Line
  tokens: readonly Token[]
  /** The address of a picture; null of every other passage. */
  src: string | null
}

const WORDS = /[\p{L}\p{N}]+(?:['’\-.][\p{L}\p{N}]+)*|\s+|[^\s]/gu

const LABELS = ["label", "alt", "text", "title", "ref"] as const

const looksOf = (node: StoredNode): string =>
  (Array.isArray(node.marks) ? node.marks : [])
    .map(({ type, attrs }) => {
      const href = textOf(attrs, "href")
      return href ? `${type} ${href}` : type
    })
    .sort()
    .join("\n")

const leafText = (node: StoredNode): string => {
  if (typeof node.text === "string") return node.text
  if (node.type === "hardBreak") return "\n"
  return LABELS.map((name) => textOf(node.attrs, name)).find((label) => label !== null) ?? ""
}

const tokensIn = (node: StoredNode, depth = 0): Token[] => {
  if (depth > MAX_DEPTH) return []
  const inside = nodesIn(node)
  if (inside.length > 0) return inside.flatMap((child) => tokensIn(child, depth + 1))
  const looks = looksOf(node)
  return (leafText(node).match(WORDS) ?? []).map((text) => ({ text, looks }))
}

const CELL_END: Token = { text: " | ", looks: "" }

const rowTokens = (row: StoredNode): Token[] =>
  nodesIn(row).flatMap((cell, at) => (at === 0 ? tokensIn(cell) : [CELL_END, ...tokensIn(cell)]))

const PLAIN = readLine(null)
const idOf = (node: StoredNode) => textOf(node.attrs, "id")

/** What a picture shows, in words, and the words under it. */
const pictureBlock = (node: StoredNode): Block => {
  const said = [textOf(node.attrs, "alt"), textOf(node.attrs, "caption")].filter((words) => words !== null)
  const tokens = (said.join(" – ").match(WORDS) ?? []).map((text) => ({ text, looks: "" }))
  return { id: idOf(node), kind: "image", line: PLAIN, tokens, src: textOf(node.attrs, "src") ?? "" }
}

/**
 * The passages of a stored text, in order. The rows of a table count one by one, and are known by their words:
 * a row has no name of its own.
 */
export const blocksOf = (node: StoredNode, depth = 0): Block[] => {
  if (depth > MAX_DEPTH) return []
  if (node.type === "paragraph")
    return [{ id: idOf(node), kind: "line", line: readLine(node.attrs), tokens: tokensIn(node), src: null }]
  if (node.type === "tableRow")
    return [{ id: null, kind: "row", line: PLAIN, tokens: rowTokens(node), src: null }]
  if (node.type === "image") return [pictureBlock(node)]
  const inside = nodesIn(node)
  if (inside.length > 0) return inside.flatMap((child) => blocksOf(child, depth + 1))
  const tokens = tokensIn(node)
  return tokens.length > 0 ? [{ id: idOf(node), kind: "line", line: PLAIN, tokens, src: null }] : []
}

export const wordsOf = (block: Block): string => block.tokens.map(({ text }) => text).join("")
