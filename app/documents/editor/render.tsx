import { createElement, Fragment, type ReactNode } from "react"
import { readingTree } from "./reading-blocks.ts"
import type { Piece, PieceAttributes, ReadingLabels, StoredNode } from "./reading-tree.ts"

const REACT_NAMES: Readonly<Record<string, string>> = {
  class: "className",
  colspan: "colSpan",
  rowspan: "rowSpan",
  srcset: "srcSet",
  tabindex: "tabIndex",
}

const props = (attributes: PieceAttributes) =>
  Object.fromEntries(Object.entries(attributes).map(([name, value]) => [REACT_NAMES[name] ?? name, value]))

const rendered = (pieces: readonly Piece[]): ReactNode[] =>
  pieces.map((piece, at) =>
    typeof piece === "string"
      ? piece
      : createElement(piece.tag, { key: at, ...props(piece.attributes) }, ...rendered(piece.children)),
  )

type ReadingTextProps = { content: StoredNode; labels: ReadingLabels }

/**
 * A stored text for reading: real headings (from h2), lists, quotes, tables and footnotes, each line with
 * its language, direction and anchor. To stand in an element with the class `doc`.
 */
export const ReadingText = ({ content, labels }: ReadingTextProps) => (
  <Fragment>{rendered(readingTree(content, labels))}</Fragment>
)
