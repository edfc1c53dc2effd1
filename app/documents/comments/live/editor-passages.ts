import type { Node } from "@tiptap/pm/model"
import type { EditorState } from "@tiptap/pm/state"
import {
  absolutePositionToRelativePosition,
  relativePositionToAbsolutePosition,
  ySyncPluginKey,
} from "@tiptap/y-tiptap"
import * as Y from "yjs"
import type { StoredNode } from "../../editor/reading-tree.ts"
import { type Anchor, anchorOf, findQuote, foldLines, type Point } from "../anchor.ts"
import { offsetIn, placeIn, type ReadingLine, readingLines } from "../reading-lines.ts"
import { livePassage, positionsOf } from "./live-passage.ts"

/** Where a passage stands in the editor. */
export type Place = { from: number; to: number }
/** What is known of a thread's passage: words, and positions in the text of an epoch. */
export type Anchored = Omit<Anchor, "quote"> & {
  code: string
  quote: string | null
  epoch: number
  from: string | null
  to: string | null
}
/** A passage chosen in the editor, as it is sent. */
export type Chosen = Anchor & { epoch: number; from: string; to: string }

type Binding = {
  doc: Y.Doc
  type: Y.XmlFragment
  mapping: Parameters<typeof relativePositionToAbsolutePosition>[3]
}
const bindingOf = (state: EditorState): Binding | undefined => ySyncPluginKey.getState(state)?.binding

const toBytes = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
const toText = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes))

type EditorLines = { lines: ReadingLine[]; starts: number[] }

/** The lines of the text being written, and where each one begins. */
export const linesIn = (doc: Node): EditorLines => {
  const found: EditorLines = { lines: [], starts: [] }
  doc.descendants((node, pos) => {
    if (!node.isTextblock) return true
    const [line] = readingLines(node.toJSON() as StoredNode)
    if (line) {
      found.lines.push(line)
      found.starts.push(pos + 1)
    }
    return false
  })
  return found
}

const livePlace = ({ doc, type, mapping }: Binding, { from, to }: Anchored): Place | null => {
  if (from === null || to === null) return null
  const live = livePassage(doc, { from: toBytes(from), to: toBytes(to) })
  if (!live) return null
  const [start, end] = [live.from, live.to].map(({ position }) =>
    relativePositionToAbsolutePosition(doc, type, position, mapping),
  )
  return start != null && end != null && start < end ? { from: start, to: end } : null
}

const wordsPlace = ({ lines, starts }: EditorLines, folded: ReturnType<typeof foldLines>, anchor: Anchor) => {
  const passage = findQuote(folded, anchor)
  if (!passage) return null
  const at = ({ line, offset }: Point, isEnd: boolean) => {
    const read = lines[line]
    return (starts[line] ?? 0) + (read ? placeIn(read, offset, isEnd) : 0)
  }
  return { from: at(passage.from, false), to: at(passage.to, true) }
}

/**
 * Where the passages of threads stand: their positions say so, else their words; a thread whose passage is
 * neither is left out.
 */
export const placesOf = (
  state: EditorState,
  threads: readonly Anchored[],
  epoch: number,
): Map<string, Place> => {
  const binding = bindingOf(state)
  let read: { lines: EditorLines; folded: ReturnType<typeof foldLines> } | null = null
  const byWords = (anchor: Anchor) => {
    const lines = read?.lines ?? linesIn(state.doc)
    read ??= { lines, folded: foldLines(lines.lines) }
    return wordsPlace(read.lines, read.folded, anchor)
  }
  const places = new Map<string, Place>()
  for (const thread of threads) {
    const { code, quote } = thread
    if (quote === null) continue
    const live = binding && thread.epoch === epoch ? livePlace(binding, thread) : null
    const place = live ?? byWords({ ...thread, quote })
    if (place && place.to <= state.doc.content.size) places.set(code, place)
  }
  return places
}

/** A range without the blanks and the ends of lines at its edges. */
const trimmed = (doc: Node, { from, to }: Place): Place | null => {
  const isBlank = (at: number) => doc.textBetween(at, at + 1, "", "x").trim() === ""
  let [start, end] = [from, to]
  while (start < end && isBlank(start)) start++
  while (start < end && isBlank(end - 1)) end--
  return start < end ? { from: start, to: end } : null
}

const pointIn = ({ lines, starts }: EditorLines, pos: number): Point | null => {
  const line = starts.findLastIndex((start) => start <= pos)
  const read = lines[line]
  return read ? { line, offset: offsetIn(read, pos - (starts[line] ?? 0)) } : null
}

const shared = ({ doc, type, mapping }: Binding, pos: number) =>
  Y.createAbsolutePositionFromRelativePosition(absolutePositionToRelativePosition(pos, type, mapping), doc)

/** The chosen passage; null where no words are chosen. */
export const chosenIn = (state: EditorState, epoch: number): Chosen | null => {
  const binding = bindingOf(state)
  const range = trimmed(state.doc, state.selection)
  if (!binding || !range) return null
  const lines = linesIn(state.doc)
  const [from, to] = [pointIn(lines, range.from), pointIn(lines, range.to)]
  const [start, end] = [shared(binding, range.from), shared(binding, range.to)]
  if (!from || !to || !start || !end) return null
  const anchor = anchorOf(lines.lines, { from, to })
  if (anchor.quote.trim() === "") return null
  const positions = positionsOf(start, end)
  return { ...anchor, epoch, from: toText(positions.from), to: toText(positions.to) }
}
