import { sectionBlockId } from "../../documents/state/fill.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import type { Block, Section } from "./section.ts"

const wordsOf = (text: string, marks?: ReadingNode["marks"]): Pick<ReadingNode, "content"> =>
  text === "" ? {} : { content: [{ type: "text", text, ...(marks && { marks }) }] }

const lineOf = (id: string, text: string, attrs: object = {}, marks?: ReadingNode["marks"]): ReadingNode => ({
  type: "paragraph",
  attrs: { id, ...attrs },
  ...wordsOf(text, marks),
})

const tableOf = (id: string, rows: readonly (readonly string[])[]): ReadingNode => ({
  type: "table",
  attrs: { id },
  content: rows.map((cells, row) => ({
    type: "tableRow",
    content: cells.map((text, cell) => ({
      type: "tableCell",
      attrs: { colspan: 1, rowspan: 1, ...(row === 0 && { header: true }) },
      content: [lineOf(`${id}-r${row}c${cell}`, text)],
    })),
  })),
})

const nodeOf = (id: string, block: Block): ReadingNode => {
  if (block.is === "table") return tableOf(id, block.rows)
  if (block.is === "heading") return lineOf(id, block.text, { level: block.level })
  if (block.is === "item") return lineOf(id, block.text, { list: "bullet" })
  return lineOf(id, block.text, {}, block.strong && [{ type: "bold" }])
}

/** A section as the blocks of a document, each with an id that says whose it is. */
export const nodesOf = ({ key, blocks }: Section): ReadingNode[] =>
  blocks.map((block, n) => nodeOf(sectionBlockId(key, `${n}`), block))

/** The first text of a verbale: the sections, with a line to write on below those that people go on with. */
export const firstNodes = (sections: readonly Section[]): ReadingNode[] =>
  sections.flatMap((section) => [
    ...nodesOf(section),
    ...(section.isOpen ? [lineOf(`b-m-${section.key}`, "")] : []),
  ])
