import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { directionOfWords } from "../../pdf/blocks.ts"
import { isOutsideTables } from "./change-shape.ts"
import { readLine } from "./line.ts"

/** From which side a table is read: as its first line that has letters, or as that says of itself. */
export const tableDirection = (table: Node): "ltr" | "rtl" | null => {
  let found: "ltr" | "rtl" | null = null
  table.descendants((node) => {
    if (found || !node.isTextblock) return !found
    const { dir } = readLine(node.attrs)
    const words = directionOfWords(node.textContent)
    found = words && (dir === "ltr" || dir === "rtl") ? dir : words
    return false
  })
  return found
}

const decorations = (doc: Node): DecorationSet => {
  const found: Decoration[] = []
  doc.forEach((node, pos) => {
    const dir = node.type.name === "table" ? tableDirection(node) : null
    if (dir) found.push(Decoration.node(pos, pos + node.nodeSize, { dir }))
  })
  return found.length > 0 ? DecorationSet.create(doc, found) : DecorationSet.empty
}

/** Shows tables of the editor with their first column where their words begin, as the reading page does. */
export const tableDirectionPlugin = (): Plugin => {
  const key = new PluginKey<DecorationSet>("table-direction")
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => decorations(doc),
      apply: (transaction, before) => {
        if (!transaction.docChanged) return before
        return isOutsideTables(transaction)
          ? before.map(transaction.mapping, transaction.doc)
          : decorations(transaction.doc)
      },
    },
    props: { decorations: (state) => key.getState(state) },
  })
}
