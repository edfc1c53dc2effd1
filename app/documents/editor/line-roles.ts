import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey } from "@tiptap/pm/state"
import { Decoration, DecorationSet } from "@tiptap/pm/view"
import { type Line, readLine } from "./line.ts"

/** What a screen reader says of a line, e.g. "elenco puntato, livello 2"; null for plain text and headings. */
export type LineRole = (line: Line) => string | null

const decorations = (doc: Node, roleOf: LineRole): DecorationSet => {
  const found: Decoration[] = []
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const description = roleOf(readLine(node.attrs))
    if (description)
      found.push(
        Decoration.node(pos, pos + node.nodeSize, { role: "paragraph", "aria-roledescription": description }),
      )
    return false
  })
  return DecorationSet.create(doc, found)
}

/**
 * Says what a line of a list is. In the editor lines are paragraphs, since a list role needs a list around
 * it; copies and the reading page have real lists.
 */
export const lineRolesPlugin = (roleOf: LineRole): Plugin => {
  const key = new PluginKey<DecorationSet>("line-roles")
  return new Plugin<DecorationSet>({
    key,
    state: {
      init: (_, { doc }) => decorations(doc, roleOf),
      apply: (transaction, before) =>
        transaction.docChanged ? decorations(transaction.doc, roleOf) : before,
    },
    props: { decorations: (state) => key.getState(state) },
  })
}
