import type { Node } from "@tiptap/pm/model"
import { Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import { fixTables, TableMap, tableEditing } from "@tiptap/pm/tables"
import type { EditorView } from "@tiptap/pm/view"
import { isChangeFromOthers } from "./change-origin.ts"
import { isWithinLines } from "./change-shape.ts"

const hasUnevenTable = (doc: Node): boolean => {
  let found = false
  doc.descendants((node) => {
    if (node.type.name === "table") found ||= TableMap.get(node).problems !== null
    return !found && !node.isTextblock
  })
  return found
}

/** Whether this page changed what tables are made of: letters in a cell do not. */
const madeByMe = (transactions: readonly Transaction[]) =>
  transactions.some(({ docChanged }) => docChanged) &&
  !transactions.some(isChangeFromOthers) &&
  !transactions.every(isWithinLines)

/**
 * Cell selection and table keys. The library evens out rows after every change, in every editor: where one
 * person adds a row while another adds a column, all editors would add the missing cell at once, the row
 * would grow too long, and all would lengthen the others, for ever. Here a change evens out what it made
 * uneven itself, and no more.
 */
export const tablePlugin = (): Plugin => {
  const editing = tableEditing()
  const { appendTransaction } = editing.spec
  return new Plugin({
    ...editing.spec,
    appendTransaction(transactions, old, state) {
      if (!madeByMe(transactions) || hasUnevenTable(old.doc)) return null
      return appendTransaction?.call(this, transactions, old, state) ?? null
    },
  })
}

/**
 * Evens out what concurrent changes left uneven, after a pause, in one editor only.
 * @param isMine whether this editor is the one, asked at the time
 */
export const tableRepairPlugin = (isMine: () => boolean, pause: number): Plugin =>
  new Plugin({
    key: new PluginKey("table-repair"),
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined
      const repair = (view: EditorView) => {
        if (view.isDestroyed || !view.editable || !isMine()) return
        const tr = fixTables(view.state)
        if (tr) view.dispatch(tr.setMeta("addToHistory", false))
      }
      return {
        update: (view, before) => {
          if (before.doc === view.state.doc || !hasUnevenTable(view.state.doc)) return
          clearTimeout(timer)
          timer = setTimeout(() => repair(view), pause)
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
