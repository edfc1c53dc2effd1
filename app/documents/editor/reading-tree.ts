import type { Attributes, Line } from "./line.ts"

/** A text as it is stored: ProseMirror's JSON, possibly with kinds that this version does not know. */
export type StoredNode = {
  readonly type: string
  readonly attrs?: Attributes | null
  readonly content?: readonly StoredNode[] | null
  readonly text?: string
  readonly marks?: readonly StoredMark[] | null
}
export type StoredMark = { readonly type: string; readonly attrs?: Attributes | null }

/** A piece of a page to be: text, or an element with HTML names of attributes. */
export type Piece = string | Branch
export type Branch = { tag: string; attributes: PieceAttributes; children: Piece[] }
export type PieceAttributes = Record<string, string | number | boolean>

/** The words of the system in a text. */
export type ReadingLabels = {
  notes: string
  note: (number: number) => string
  backToText: (number: number) => string
  taskDone: string
  taskOpen: string
  table: string
  boxes: { intervention: string; decision: string; commitment: string }
  /** Where a thread of comments is, and what its link says; left out where comments are not shown. */
  comment?: (code: string) => { href: string; label: string }
  /** The permanent address of a paragraph, and what its link says; left out where none is offered. */
  paragraph?: (block: string, words: string) => { href: string; label: string }
}

/** What the parts of the renderer share about one text. */
export type Reading = {
  labels: ReadingLabels
  /** The number of each footnote, by `ref`. */
  notes: ReadonlyMap<string, number>
  /** The footnotes whose mark has been met. */
  marked: Set<number>
  /** Attributes that every line's element carries besides its own. */
  more: (line: Line) => PieceAttributes
}

type Loose = Record<string, string | number | boolean | null | undefined>

/** An element without the attributes that are null. */
export const branch = (tag: string, attributes: Loose, children: Piece[] = []): Branch => ({
  tag,
  attributes: Object.fromEntries(
    Object.entries(attributes).filter(
      (entry): entry is [string, string | number | boolean] => entry[1] !== null && entry[1] !== undefined,
    ),
  ),
  children,
})

/** Stored texts nest a few levels; what claims to be deeper is not read further. */
export const MAX_DEPTH = 64

/** The nodes inside a node; what is stored there and is no node is passed over. */
export const nodesIn = (node: StoredNode): readonly StoredNode[] =>
  Array.isArray(node.content)
    ? (node.content as StoredNode[]).filter((inside) => typeof inside?.type === "string")
    : []

/** A stored attribute as text, or null. */
export const textOf = (attributes: Attributes | null | undefined, name: string): string | null => {
  const value = attributes?.[name]
  return typeof value === "string" && value !== "" ? value : null
}
