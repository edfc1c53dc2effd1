import * as Y from "yjs"

/** A range of what one client wrote, by Yjs clock: `from` included, `to` not. */
export type ClockRange = { from: number; to: number }
/** Own words that somebody else's change took out of the text. */
export type Withdrawn = ClockRange & { text: string }

const textIn = (item: Y.Item): string | null =>
  item.content instanceof Y.ContentString ? item.content.str : null

const itemsOf = (doc: Y.Doc, client: number): Y.Item[] =>
  (doc.store.clients.get(client) ?? []).filter((struct): struct is Y.Item => struct instanceof Y.Item)

const plainText = (type: Y.XmlText): string =>
  type
    .toDelta()
    .map(({ insert }: { insert?: unknown }) => (typeof insert === "string" ? insert : ""))
    .join("")

const isAddedBy = (item: Y.Item, transaction: Y.Transaction) =>
  item.id.clock >= (transaction.beforeState.get(item.id.client) ?? 0)

const textsIn = (type: unknown): Y.XmlText[] => {
  if (type instanceof Y.XmlText) return [type]
  return type instanceof Y.XmlFragment ? type.toArray().flatMap(textsIn) : []
}

/** The words that a transaction put in, text by text. */
const addedTexts = (transaction: Y.Transaction): string[] => {
  const texts: string[] = []
  for (const type of transaction.changed.keys()) {
    for (const found of textsIn(type)) {
      let text = ""
      for (let item = found._start; item !== null; item = item.right)
        if (!item.deleted && isAddedBy(item, transaction)) text += textIn(item) ?? ""
      if (text !== "") texts.push(text)
    }
  }
  return texts
}

const CONTEXT = 8

/** The words around an item that went away with it, as its text read before. */
const around = (item: Y.Item, transaction: Y.Transaction, side: "left" | "right"): string => {
  let text = ""
  for (let near = item[side]; near !== null && text.length < CONTEXT; near = near[side]) {
    if (!near.deleted) break
    const piece = Y.isDeleted(transaction.deleteSet, near.id) ? (textIn(near) ?? "") : ""
    text = side === "left" ? piece + text : text + piece
  }
  return side === "left" ? text.slice(-CONTEXT) : text.slice(0, CONTEXT)
}

const cut = (item: Y.Item, from: number, to: number): Withdrawn | null => {
  const text = textIn(item)
  if (text === null) return null
  const start = Math.max(0, from - item.id.clock)
  const piece = text.slice(start, to - item.id.clock)
  return piece === ""
    ? null
    : { from: item.id.clock + start, to: item.id.clock + start + piece.length, text: piece }
}

/**
 * The own words that a transaction of somebody else took out of the text. Words that the same transaction
 * puts back elsewhere, with what stood around them, were moved (a line split, joined, moved) and do not count.
 * To be called in `afterTransaction`, while what was deleted is still there to be read.
 */
export const withdrawnBy = (transaction: Y.Transaction, client: number): Withdrawn[] => {
  const { doc } = transaction
  const ranges = transaction.local ? [] : (transaction.deleteSet.clients.get(client) ?? [])
  if (ranges.length === 0) return []
  let added: string[] | null = null
  return ranges.flatMap(({ clock, len }) =>
    itemsOf(doc, client).flatMap((item) => {
      const piece = cut(item, clock, clock + len)
      if (!piece) return []
      added ??= addedTexts(transaction)
      const whole =
        around(item, transaction, "left") + (textIn(item) ?? "") + around(item, transaction, "right")
      return added.some((text) => text.includes(whole)) ? [] : [piece]
    }),
  )
}

const lineOf = (item: Y.Item): Y.XmlElement | null => {
  const text = item.parent
  const line = text instanceof Y.XmlText ? text.parent : null
  return line instanceof Y.XmlElement ? line : null
}

/** The lines that hold words which this client wrote from a clock on, as they read now. */
export const linesWrittenSince = (doc: Y.Doc, client: number, from: number): string[] => {
  const lines = new Set<Y.XmlElement>()
  for (const item of itemsOf(doc, client)) {
    const isRecent = item.id.clock + item.length > from && !item.deleted && textIn(item) !== null
    const line = isRecent ? lineOf(item) : null
    if (line) lines.add(line)
  }
  return [...lines].map((line) => textsIn(line).map(plainText).join(""))
}

/** The words of every line of a text, each as often as it stands there. */
export const linesOf = (parent: Y.XmlFragment): string[] =>
  parent.toArray().flatMap((child) => {
    if (!(child instanceof Y.XmlElement)) return []
    return child.nodeName === "paragraph" ? [textsIn(child).map(plainText).join("")] : linesOf(child)
  })
