import * as Y from "yjs"
import { FIELD } from "../editor/schema-version.ts"
import { blocksIn, type ReadingNode } from "./reading.ts"

/** More than this share of a text's blocks gone is a loss that a version is kept before. */
const GREAT = 0.3

const textIn = ({ text, content = [], attrs = {} }: ReadingNode): string =>
  text ?? (content.length > 0 ? content.map(textIn).join("") : String(attrs.alt ?? attrs.label ?? ""))

/** What a block is known by when it was taken out and put in again: its name, or its words. */
const keysOf = (node: ReadingNode): string[] => {
  const words = textIn(node).trim()
  if (words === "" && node.type === "paragraph") return []
  const id = node.attrs?.id
  return [typeof id === "string" ? `#${id}` : "", words].filter((key) => key !== "")
}

/** Whether more than 30 % of the blocks that say something are gone; one that only moved is not. */
export const isGreatLoss = (before: readonly ReadingNode[], after: readonly ReadingNode[]): boolean => {
  const there = new Set(after.flatMap(keysOf))
  const told = before.map(keysOf).filter((keys) => keys.length > 0)
  const gone = told.filter((keys) => !keys.some((key) => there.has(key))).length
  return gone > 0 && gone > told.length * GREAT
}

const docOf = (updates: readonly Uint8Array[]): Y.Doc => {
  const doc = new Y.Doc()
  Y.transact(doc, () => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

const blocksOf = (updates: readonly Uint8Array[]) => {
  const doc = docOf(updates)
  const blocks = blocksIn(doc.getXmlFragment(FIELD))
  doc.destroy()
  return blocks
}

/** After which updates many blocks were gone at once: `before` of them and `after` of them. */
type Candidate = { before: number; after: number }

const isChildOf = (root: Y.XmlFragment, struct: Y.Item | Y.GC) =>
  struct instanceof Y.Item && struct.parent === root && struct.countable

/** Counts what each update takes out of the root, which costs no more than applying it. */
const candidatesOf = (updates: readonly Uint8Array[], known: number): Candidate[] => {
  const doc = docOf(updates.slice(0, known))
  const root = doc.getXmlFragment(FIELD)
  const candidates: Candidate[] = []
  const atFirst = root.length
  let gone = 0
  let goneInAll = 0
  doc.on("beforeObserverCalls", (transaction) => {
    gone = 0
    Y.iterateDeletedStructs(transaction, transaction.deleteSet, (struct) => {
      if (isChildOf(root, struct)) gone += struct.length
    })
  })
  for (let at = known; at < updates.length; at++) {
    const before = root.length
    const update = updates[at]
    gone = 0
    if (update) Y.applyUpdate(doc, update)
    goneInAll += gone
    if (gone > before * GREAT) candidates.push({ before: at, after: at + 1 })
  }
  if (goneInAll > atFirst * GREAT) candidates.push({ before: known, after: updates.length })
  doc.destroy()
  return candidates
}

/** So many are looked at; somebody who empties a text ten times in a few seconds plays. */
const MOST = 5

/**
 * Before which of a text's updates more than 30 % of its blocks went: by one of them, or little by little.
 * @param known how many of the updates, from the first, were looked at before
 * @returns how many of the updates make the text before the loss, or null
 */
export const lossIn = (updates: readonly Uint8Array[], known: number): number | null => {
  for (const { before, after } of candidatesOf(updates, known).slice(0, MOST))
    if (isGreatLoss(blocksOf(updates.slice(0, before)), blocksOf(updates.slice(0, after)))) return before
  return null
}
