import * as Y from "yjs"
import { FIELD } from "../editor/schema-version.ts"

export type ReadingMark = { type: string; attrs?: Record<string, unknown> }

/** A node as ProseMirror writes it; kinds, attributes and marks unknown to this release are carried along. */
export type ReadingNode = {
  type: string
  attrs?: Record<string, unknown>
  content?: ReadingNode[]
  text?: string
  marks?: ReadingMark[]
}

export type ReadingHeading = { id: string | null; level: number; text: string }

/** What pages, search, feeds, diff and export read instead of the shared document. */
export type Reading = { json: ReadingNode; plain: string; headings: ReadingHeading[]; words: number }

/** An overlapping mark is stored under `name--hash` (eight symbols of base 64). */
const HASHED_MARK = /^(.*)--[a-zA-Z0-9+/=]{8}$/s
const WORD = /[\p{L}\p{N}]+(?:['’\-.][\p{L}\p{N}]+)*/gu
/** What PostgreSQL's text and jsonb cannot hold: NUL and halves of surrogate pairs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what it looks for
const UNSTORABLE = /[\u0000\ud800-\udfff]/gu

const cleaned = (text: string) => text.replace(UNSTORABLE, "\ufffd")

/** The JSON that a value of the shared document stands for: what JSON lacks becomes null or a string. */
const plainValue = (value: unknown): unknown => {
  if (typeof value === "string") return cleaned(value)
  if (typeof value === "bigint") return String(value)
  if (typeof value !== "object" || value === null) return value ?? null
  if (value instanceof Y.AbstractType) return plainValue(value.toJSON())
  if (value instanceof Uint8Array) return null
  if (Array.isArray(value)) return value.map(plainValue)
  return plainRecord(value)
}

const plainRecord = (value: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).map(([key, inner]) => [cleaned(key), plainValue(inner)]))

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const markOf = (key: string, value: unknown): ReadingMark => {
  const type = cleaned(HASHED_MARK.exec(key)?.[1] ?? key)
  const attrs = plainValue(value)
  if (!isRecord(attrs)) return { type, attrs: { value: attrs } }
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type }
}

type Delta = { insert?: unknown; attributes?: Record<string, unknown> }

const pieceOf = ({ insert, attributes = {} }: Delta): ReadingNode => {
  const marks = Object.entries(attributes).map(([key, value]) => markOf(key, value))
  const base: ReadingNode =
    typeof insert === "string"
      ? { type: "text", text: cleaned(insert) }
      : insert instanceof Y.AbstractType
        ? { type: "embed", content: nodesOf(insert) }
        : { type: "embed", attrs: { value: plainValue(insert) } }
  return marks.length > 0 ? { ...base, marks } : base
}

const nodesOf = (item: unknown): ReadingNode[] => {
  if (item instanceof Y.XmlText) return (item.toDelta() as Delta[]).map(pieceOf)
  if (!(item instanceof Y.XmlElement)) return [{ type: "unknown", attrs: { value: plainValue(item) } }]
  const attrs = plainRecord(item.getAttributes())
  const content = item.toArray().flatMap(nodesOf)
  return [
    {
      type: cleaned(item.nodeName),
      ...(Object.keys(attrs).length > 0 ? { attrs } : {}),
      ...(content.length > 0 ? { content } : {}),
    },
  ]
}

const LABELS = ["label", "alt", "text", "title"] as const

const inlineText = (node: ReadingNode): string => {
  if (node.text !== undefined) return node.text
  if (node.content) return node.content.map(inlineText).join("")
  if (node.type === "hardBreak") return "\n"
  const label = LABELS.map((name) => node.attrs?.[name]).find((value) => typeof value === "string")
  return typeof label === "string" ? label : ""
}

/** A node that holds text, or leaves only, is one line; any other is as many as its children make. */
const linesOf = (node: ReadingNode): string[] => {
  const children = node.content ?? []
  const isLine =
    children.some((child) => child.text !== undefined) || children.every((child) => !child.content)
  return isLine ? [inlineText(node)] : children.flatMap(linesOf)
}

/** A heading is a line whose level is data, or a node of a kind called heading. */
const headingLevel = ({ type, attrs }: ReadingNode): number => {
  const level = attrs?.level
  if (type !== "paragraph" && type !== "heading") return 0
  return typeof level === "number" && Number.isInteger(level) && level > 0 && level <= 6 ? level : 0
}

const headingsOf = (node: ReadingNode): ReadingHeading[] => {
  const level = headingLevel(node)
  if (level === 0) return (node.content ?? []).flatMap(headingsOf)
  const id = node.attrs?.id
  return [{ id: typeof id === "string" ? id : null, level, text: inlineText(node).trim() }]
}

/** The blocks of a shared fragment, one for each of its children. */
export const blocksIn = (root: Y.XmlFragment): ReadingNode[] =>
  root.toArray().map((item) => nodesOf(item)[0] ?? { type: "unknown" })

/** The words of a text, a line for each of its lines that says something. */
export const plainOf = (content: readonly ReadingNode[]): string =>
  content
    .flatMap(linesOf)
    .filter((line) => line.trim() !== "")
    .join("\n")

/**
 * Reads a document's text without a schema: a walk of the shared types that drops nothing it does not know.
 * Give it a scratch copy, since naming the root's type writes into the document it is given.
 */
export const readText = (copy: Y.Doc): Reading => {
  const content = copy.getXmlFragment(FIELD).toArray().flatMap(nodesOf)
  const plain = plainOf(content)
  return {
    json: { type: "doc", content },
    plain,
    headings: content.flatMap(headingsOf),
    words: plain.match(WORD)?.length ?? 0,
  }
}
