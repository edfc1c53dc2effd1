import type { Block, Box, Cell, Inline, ListItem, Own, Text } from "../../pdf/blocks.ts"
import { readingTree } from "../editor/reading-blocks.ts"
import type { Branch, Piece, PieceAttributes, ReadingLabels, StoredNode } from "../editor/reading-tree.ts"
import { inlinesOf, isInline } from "./inline-form.ts"

const isBranch = (piece: Piece): piece is Branch => typeof piece === "object"
const branchesIn = ({ children }: Branch): Branch[] => children.filter(isBranch)
const hasClass = ({ attributes }: Branch, name: string) =>
  String(attributes.class ?? "")
    .split(" ")
    .includes(name)
const text = (value: PieceAttributes[string] | undefined): string | null =>
  typeof value === "string" && value !== "" ? value : null

const ownOf = ({ id, lang, dir }: PieceAttributes): Own => ({
  ...(typeof id === "string" ? { id } : {}),
  ...(typeof lang === "string" ? { lang } : {}),
  ...(dir === "ltr" || dir === "rtl" ? { dir } : {}),
})

/** The words of an empty line are one break, which is there to give it height on a page. */
const wordsOf = (pieces: readonly Piece[], base: string): Inline[] => {
  const words = inlinesOf(pieces, base)
  return words.every(({ isBreak }) => isBreak) ? [] : words
}

const listItem = (item: Branch, base: string): ListItem => {
  const state = hasClass(item, "task") ? ({ state: hasClass(item, "done") ? "done" : "open" } as const) : {}
  const inside = item.children.filter((piece) => !(isBranch(piece) && hasClass(piece, "tick")))
  const own = inside.filter(isInline)
  const first: Block = { kind: "paragraph", indent: 0, words: wordsOf(own, base), ...ownOf(item.attributes) }
  return {
    ...state,
    blocks: [
      first,
      ...blocksOf(
        inside.filter((piece) => !isInline(piece)),
        base,
      ),
    ],
  }
}

const list = (branch: Branch, base: string): Block => ({
  kind: "list",
  style: branch.tag === "ol" ? "ordered" : hasClass(branch, "tasks-d") ? "task" : "bullet",
  items: branchesIn(branch).map((item) => listItem(item, base)),
})

const BOXES = ["intervention", "decision", "commitment"]

const box = (branch: Branch, base: string): Box => {
  const kick = branchesIn(branch).find((piece) => hasClass(piece, "kick"))
  return {
    kind: "box",
    role: BOXES.find((role) => hasClass(branch, role)) ?? null,
    title: kick ? kick.children.filter((piece) => typeof piece === "string").join("") : null,
    blocks: blocksOf(
      branch.children.filter((piece) => piece !== kick),
      base,
    ),
  }
}

const span = (value: PieceAttributes[string] | undefined) => (typeof value === "number" ? value : 1)

const cell = ({ tag, attributes, children }: Branch, base: string): Cell => ({
  heads: tag === "th" ? (attributes.scope === "col" ? "col" : "row") : null,
  colspan: span(attributes.colspan),
  rowspan: span(attributes.rowspan),
  blocks: children.every(isInline)
    ? [{ kind: "paragraph", indent: 0, words: wordsOf(children, base), ...ownOf(attributes) }]
    : blocksOf(children, base),
})

const table = (branch: Branch, base: string): Block => {
  const parts = branchesIn(branch)
  const rowsIn = (tag: string) =>
    parts
      .filter((part) => part.tag === tag)
      .flatMap(branchesIn)
      .map((row) => branchesIn(row).map((one) => cell(one, base)))
  const head = rowsIn("thead")
  const caption = parts.find(({ tag }) => tag === "caption")
  const rows = [...head, ...rowsIn("tbody")].filter((row) => row.length > 0)
  const words = caption ? caption.children.join("") : null
  return { kind: "table", caption: words, headRows: head.length, rows, ...ownOf(branch.attributes) }
}

const figure = (branch: Branch): Block[] => {
  const inside = branchesIn(branch)
  const image = inside.find(({ tag }) => tag === "img")
  const caption = inside.find(({ tag }) => tag === "figcaption")
  if (!image) return []
  const { src, alt } = image.attributes
  const words = caption ? caption.children.join("") : null
  const one = { kind: "figure", src: String(src), alt: text(alt) ?? "", caption: words } as const
  return [{ ...one, ...ownOf(branch.attributes) }]
}

const blockOf = (branch: Branch, base: string): Block[] => {
  const level = /^h([1-6])$/.exec(branch.tag)?.[1]
  const words = () => ({ words: wordsOf(branch.children, base), ...ownOf(branch.attributes) })
  if (level) return [{ kind: "heading", level: Math.max(Number(level) - 1, 1), ...words() }]
  if (branch.tag === "p") {
    const indent = branch.attributes["data-indent"]
    return [{ kind: "paragraph", indent: typeof indent === "number" ? indent : 0, ...words() }]
  }
  if (branch.tag === "ul" || branch.tag === "ol") return [list(branch, base)]
  if (branch.tag === "blockquote") return [{ kind: "quote", blocks: blocksOf(branch.children, base) }]
  if (branch.tag === "figure") return figure(branch)
  if (branch.tag === "table") return [table(branch, base)]
  if (hasClass(branch, "callout")) return [box(branch, base)]
  return blocksOf(branch.children, base)
}

const blocksOf = (pieces: readonly Piece[], base: string): Block[] =>
  pieces.filter(isBranch).flatMap((branch) => blockOf(branch, base))

const isNotes = (piece: Piece) => isBranch(piece) && piece.attributes.role === "doc-endnotes"
const isBackLink = (piece: Piece) => isBranch(piece) && piece.attributes.role === "doc-backlink"

/**
 * A stored text as blocks, for every format that is not a page: read from what the reading page shows, so
 * that files and pages never part ways. Kinds that this version does not know come through as their words.
 * @param base the site's address, for the links that leave with the file
 */
export const textFormOf = (content: StoredNode, labels: ReadingLabels, base: string): Text => {
  const tree = readingTree(content, labels)
  const notes = tree.filter(isNotes).flatMap((section) =>
    branchesIn(section as Branch)
      .filter(({ tag }) => tag === "ol")
      .flatMap(branchesIn)
      .map((item, at) => ({
        number: at + 1,
        blocks: blocksOf(
          item.children.filter((piece) => !isBackLink(piece)),
          base,
        ),
      })),
  )
  return {
    blocks: blocksOf(
      tree.filter((piece) => !isNotes(piece)),
      base,
    ),
    notes,
  }
}
