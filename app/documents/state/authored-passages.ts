import * as Y from "yjs"
import { FIELD } from "../editor/schema-version.ts"

/** An update of the log, and who sent it: a place in a list of people, or -1 for nobody known. */
export type AuthoredUpdate = { update: Uint8Array; author: number }

/** How many characters of a passage each author wrote; the one who wrote most stands first. */
export type Share = readonly [author: number, characters: number]

type Range = { from: number; to: number; author: number }

export const NOBODY_KNOWN = -1
const LABELS = ["label", "alt", "text", "title", "ref"] as const

/** Who brought each stretch of content into the document: whoever sent it first. */
class Origins {
  private readonly ranges = new Map<number, Range[]>()

  add({ update, author }: AuthoredUpdate): void {
    for (const struct of Y.decodeUpdate(update).structs) {
      if (struct.constructor === Y.Skip) continue
      const { client, clock } = struct.id
      const known = this.ranges.get(client) ?? []
      const last = known.at(-1)
      const from = Math.max(clock, last?.to ?? 0)
      const to = clock + struct.length
      if (to <= from) continue
      if (last && last.to === from && last.author === author) last.to = to
      else known.push({ from, to, author })
      this.ranges.set(client, known)
    }
  }

  /** Counts the authors of `length` characters from an id on. */
  count(client: number, clock: number, length: number, counts: Map<number, number>): void {
    const ranges = this.ranges.get(client) ?? []
    let low = 0
    for (let high = ranges.length; low < high; ) {
      const middle = (low + high) >> 1
      if ((ranges[middle]?.to ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    let at = clock
    const end = clock + length
    const tell = (author: number, to: number) => {
      if (to > at) counts.set(author, (counts.get(author) ?? 0) + to - at)
      at = Math.max(at, to)
    }
    for (let range = ranges[low]; range && range.from < end; range = ranges[++low]) {
      tell(NOBODY_KNOWN, Math.min(range.from, end))
      tell(range.author, Math.min(range.to, end))
    }
    tell(NOBODY_KNOWN, end)
  }
}

const countIn = (type: Y.XmlElement | Y.XmlText, origins: Origins, counts: Map<number, number>) => {
  for (let item = (type as unknown as { _start: Y.Item | null })._start; item; item = item.right) {
    if (item.deleted || !item.countable) continue
    const inner = item.content instanceof Y.ContentType ? item.content.type : null
    const hasInside = inner instanceof Y.XmlText || (inner instanceof Y.XmlElement && inner.length > 0)
    if (hasInside) countIn(inner as Y.XmlElement, origins, counts)
    else origins.count(item.id.client, item.id.clock, item.length, counts)
  }
}

const sharesOf = (element: Y.XmlElement, origins: Origins): Share[] => {
  const counts = new Map<number, number>()
  countIn(element, origins, counts)
  const own = element._item
  if (counts.size === 0 && own) origins.count(own.id.client, own.id.clock, 1, counts)
  return [...counts].sort(([a, most], [b, more]) => more - most || a - b)
}

const isLabelled = (element: Y.XmlElement) =>
  LABELS.some((name) => {
    const value: unknown = element.getAttribute(name)
    return typeof value === "string" && value.trim() !== ""
  })

const isPassage = ({ nodeName }: Y.XmlElement) =>
  nodeName === "paragraph" || nodeName === "tableRow" || nodeName === "image"

/** The passages of a text in the order of `blocksOf`: a line, a row of a table, a picture. */
const passagesIn = (node: unknown, origins: Origins): Share[][] => {
  if (!(node instanceof Y.XmlElement)) return []
  if (isPassage(node)) return [sharesOf(node, origins)]
  if (node.length > 0) return node.toArray().flatMap((child) => passagesIn(child, origins))
  return isLabelled(node) ? [sharesOf(node, origins)] : []
}

/**
 * Who wrote each passage of a text, by the characters of it that are still there.
 * @param doc holds all the updates, and perhaps more
 */
export const authoredPassages = (doc: Y.Doc, log: readonly AuthoredUpdate[]): Share[][] => {
  const origins = new Origins()
  for (const row of log) origins.add(row)
  return doc
    .getXmlFragment(FIELD)
    .toArray()
    .flatMap((node) => passagesIn(node, origins))
}
