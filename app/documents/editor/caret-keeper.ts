import { Extension } from "@tiptap/core"
import type { Node } from "@tiptap/pm/model"
import { type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state"
import { relativePositionToAbsolutePosition, ySyncPluginKey } from "@tiptap/y-tiptap"
import * as Y from "yjs"
import { placeOfWords } from "./caret-place.ts"
import { isChangeFromOthers } from "./change-origin.ts"

type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Parameters<typeof relativePositionToAbsolutePosition>[3]
  beforeTransactionSelection: { type: string; anchor: Y.RelativePosition; head: Y.RelativePosition } | null
}

const isAlive = (item: Y.Item | null): boolean => {
  if (item === null) return true
  const { parent } = item
  return !item.deleted && (!(parent instanceof Y.AbstractType) || isAlive(parent._item))
}

/** Whether the letter that a position hangs on is still there. */
const holds = (doc: Y.Doc, { item }: Y.RelativePosition): boolean =>
  item === null || (Y.getState(doc.store, item.client) > item.clock && !Y.getItem(doc.store, item).deleted)

/** A position as the shared text knows it; null where its line is gone. */
const shared = ({ doc, type, mapping }: Binding, position: Y.RelativePosition): number | null => {
  const found = Y.createAbsolutePositionFromRelativePosition(position, doc)
  return found && isAlive(found.type._item)
    ? relativePositionToAbsolutePosition(doc, type, position, mapping)
    : null
}

const textById = (doc: Node): Map<unknown, string> => {
  const texts = new Map<unknown, string>()
  doc.descendants((node) => {
    if (node.isTextblock) texts.set(node.attrs.id, node.textContent)
    return !node.isTextblock
  })
  return texts
}

/** Where the words around a place of the old text stand now, if the change wrote them into another line. */
const followed = (old: Node, place: number, doc: Node): number | null => {
  const $place = old.resolve(place)
  const { parent } = $place
  if (!parent.isTextblock || parent.content.size === 0) return null
  const before = textById(old)
  const written: { pos: number; text: string }[] = []
  doc.descendants((node, pos) => {
    const { id } = node.attrs
    if (node.isTextblock && id !== parent.attrs.id && before.get(id) !== node.textContent)
      written.push({ pos, text: node.textContent })
    return !node.isTextblock
  })
  const offset = parent.textBetween(0, $place.parentOffset).length
  const texts = written.map(({ text }) => text)
  const found = placeOfWords(parent.textContent, offset, texts)
  const line = found ? written[found.index] : undefined
  return found && line ? Math.min(line.pos + 1 + found.offset, doc.content.size) : null
}

const keptSelection = (state: EditorState, transaction: Transaction, binding: Binding) => {
  const { beforeTransactionSelection: before } = binding
  if (before?.type !== "text" || !before.anchor || !before.head) return null
  const { doc } = transaction
  const find = (position: Y.RelativePosition, old: number) => {
    const place = shared(binding, position)
    return place !== null && holds(binding.doc, position) ? place : (followed(state.doc, old, doc) ?? place)
  }
  const anchor = find(before.anchor, state.selection.anchor)
  const head = find(before.head, state.selection.head)
  if (anchor === null || head === null) return null
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

/**
 * Keeps the caret at its words while others write. The binding guesses from texts where a caret belongs; once
 * others type in the caret's own line, before it, the guess is off by what they typed, and the next letter
 * goes into the wrong place. The shared text knows better, as long as the line is the same one.
 */
export const CaretKeeper = Extension.create({
  name: "caretKeeper",
  dispatchTransaction({ transaction, next }) {
    const { state } = this.editor
    const meta = transaction.getMeta(ySyncPluginKey)
    if (isChangeFromOthers(transaction) && transaction.docChanged && !meta.isUndoRedoOperation) {
      const binding: Binding | undefined = ySyncPluginKey.getState(state)?.binding
      const selection = binding ? keptSelection(state, transaction, binding) : null
      if (selection) transaction.setSelection(selection)
    }
    next(transaction)
  },
})
