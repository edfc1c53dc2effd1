import * as Y from "yjs"
import { replaceContent } from "./content.ts"
import { type Addition, addLines, type Fill, fillSection } from "./fill.ts"
import type { ReadingNode } from "./reading.ts"

/** What a kind of edit is told; plain JSON, stored with the deed. */
export type EditPayloads = {
  replace: { content: readonly ReadingNode[] }
  merge: { update: string }
  fill: Fill
  add: Addition
}
export type EditKind = keyof EditPayloads

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)

const isMark = (value: unknown) =>
  isRecord(value) && typeof value.type === "string" && (value.attrs === undefined || isRecord(value.attrs))

/** Checked by hand: the worker that runs this must be up in a moment. */
const isNode = (value: unknown): value is ReadingNode =>
  isRecord(value) &&
  typeof value.type === "string" &&
  value.type !== "" &&
  (value.attrs === undefined || isRecord(value.attrs)) &&
  (value.text === undefined || typeof value.text === "string") &&
  (value.marks === undefined || (Array.isArray(value.marks) && value.marks.every(isMark))) &&
  (value.content === undefined || (Array.isArray(value.content) && value.content.every(isNode)))

const contentOf = (payload: unknown): ReadingNode[] => {
  const content = isRecord(payload) ? payload.content : null
  if (Array.isArray(content) && content.every(isNode)) return content
  throw new Error("this is no content")
}

const bytesOf = (payload: unknown): Uint8Array => {
  const update = isRecord(payload) ? payload.update : null
  if (typeof update !== "string") throw new Error("this is no update")
  return Uint8Array.from(atob(update), (letter) => letter.charCodeAt(0))
}

const isWords = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((word) => typeof word === "string")

const placeOf = (payload: unknown): string[] => {
  const before = isRecord(payload) ? payload.before : null
  if (isWords(before)) return before
  throw new Error("this is no place")
}

const fillOf = (payload: unknown): Fill => {
  const { section, knows } = isRecord(payload) ? payload : {}
  if (typeof section !== "string" || section === "" || !(knows === null || isWords(knows)))
    throw new Error("this is no section")
  return { section, knows, content: contentOf(payload), before: placeOf(payload) }
}

/**
 * What the server may be asked to do in a text, by kind. Each works on a scratch copy of what is committed and
 * may throw when the payload does not fit; what it changed is then stored as one update.
 *
 * - `replace` makes the text `content` (a restored version): only what differs is touched.
 * - `merge` applies a Yjs update made elsewhere from the same text (an accepted amendment).
 * - `fill` writes one section of it (`fill.ts`), unless people have changed that by hand.
 * - `add` adds lines before a section.
 */
const EDITS: Readonly<Record<EditKind, (doc: Y.Doc, payload: unknown) => void>> = {
  replace: (doc, payload) => replaceContent(doc, contentOf(payload)),
  merge: (doc, payload) => Y.applyUpdate(doc, bytesOf(payload)),
  fill: (doc, payload) => fillSection(doc, fillOf(payload)),
  add: (doc, payload) => addLines(doc, { content: contentOf(payload), before: placeOf(payload) }),
}

/**
 * What an edit changes in a document, as one update; null when it changes nothing. The document is changed too.
 * @throws if the kind is unknown, the payload does not fit, or it builds on what the document does not have
 */
export const editUpdate = (doc: Y.Doc, kind: string, payload: unknown): Uint8Array | null => {
  const edit = Object.hasOwn(EDITS, kind) ? EDITS[kind as EditKind] : null
  if (!edit) throw new Error(`an edit of the unknown kind ${kind}`)
  const before = Y.encodeStateVector(doc)
  let isChanged = false
  const notice = () => {
    isChanged = true
  }
  doc.on("update", notice)
  edit(doc, payload)
  doc.off("update", notice)
  if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error("the edit builds on what is not there")
  return isChanged ? Y.encodeStateAsUpdate(doc, before) : null
}
