import type { Node } from "@tiptap/pm/model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import { Mapping } from "@tiptap/pm/transform"
import { hasBlockId } from "./block-ids.ts"
import { isChangeFromOthers } from "./change-origin.ts"
import { isWithinLines } from "./change-shape.ts"

type Named = { pos: number; id: string | null }

const namedBlocks = (doc: Node): Named[] => {
  const found: Named[] = []
  doc.descendants((node, pos) => {
    if (hasBlockId(node.type.name)) found.push({ pos, id: node.attrs.id ?? null })
    return !node.isTextblock
  })
  return found
}

/** Where each block of `doc` stands after the steps; what the steps took away is left out. */
const placesAfter = (doc: Node, transactions: readonly Transaction[]): Map<string, number> => {
  const mapping = new Mapping()
  for (const transaction of transactions) mapping.appendMapping(transaction.mapping)
  const places = new Map<string, number>()
  for (const { pos, id } of namedBlocks(doc)) {
    const { pos: after, deletedAfter } = mapping.mapResult(pos, 1)
    if (id !== null && !deletedAfter && !places.has(id)) places.set(id, after)
  }
  return places
}

const unnamed = (state: EditorState, old: EditorState, transactions: readonly Transaction[]): number[] => {
  const blocks = namedBlocks(state.doc)
  const times = new Map<string, number>()
  for (const { id } of blocks) if (id !== null) times.set(id, (times.get(id) ?? 0) + 1)
  const isTwice = ({ id }: Named) => id !== null && (times.get(id) ?? 0) > 1
  const wasHere = blocks.some(isTwice) ? placesAfter(old.doc, transactions) : new Map<string, number>()
  const seen = new Set<string>()
  return blocks
    .filter((block) => {
      if (block.id === null) return true
      if (!isTwice(block)) return false
      const owner = wasHere.get(block.id)
      const isOwner = owner === undefined ? !seen.has(block.id) : owner === block.pos
      seen.add(block.id)
      return !isOwner
    })
    .map(({ pos }) => pos)
}

/**
 * Gives an id to every block that this person makes: by splitting a line, pasting, inserting. A block that
 * was there keeps its id, its copy takes a new one. What others make is mended in the shared text, where
 * all clients find the same answer (`block-ids.ts`).
 * @param newId returns an id that no other block has
 */
export const blockIdsPlugin = (newId: () => string): Plugin =>
  new Plugin({
    key: new PluginKey("block-ids"),
    appendTransaction: (transactions, old, state) => {
      if (!transactions.some((transaction) => transaction.docChanged)) return null
      if (transactions.some(isChangeFromOthers) || transactions.every(isWithinLines)) return null
      const places = unnamed(state, old, transactions)
      if (places.length === 0) return null
      const { tr } = state
      for (const pos of places) tr.setNodeAttribute(pos, "id", newId())
      return tr
    },
  })
