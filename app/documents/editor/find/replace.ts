import type { Node } from "@tiptap/pm/model"
import type { Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { yUndoPluginKey } from "@tiptap/y-tiptap"
import type { Match } from "./search-text.ts"

/** The most letters that go in by one change: the server takes a change of 1 MiB at most. */
const MOST_AT_ONCE = 200_000

/** Puts words in a place, with the looks that the first letter there has. */
const put = (tr: Transaction, { from, to }: Match, words: string) => {
  const { nodeAfter } = tr.doc.resolve(from)
  if (words === "") tr.delete(from, to)
  else tr.replaceWith(from, to, tr.doc.type.schema.text(words, nodeAfter?.marks ?? []))
}

/** The last match of each line, and the others. */
const lastOfLines = (doc: Node, matches: readonly Match[]): { now: Match[]; later: Match[] } => {
  const now: Match[] = []
  const later: Match[] = []
  matches.forEach((match, at) => {
    const next = matches[at + 1]
    const isLast = !next || doc.resolve(next.from).start() !== doc.resolve(match.from).start()
    if (isLast) now.push(match)
    else later.push(match)
  })
  return { now, later }
}

/** Where matches stand once others, all of them known, have given way to words of a length. */
const shifted = (matches: readonly Match[], replaced: readonly Match[], length: number): Match[] => {
  let [by, at] = [0, 0]
  return matches.map((match) => {
    for (let one = replaced[at]; one && one.from < match.from; one = replaced[++at])
      by += length - (one.to - one.from)
    return { ...match, from: match.from + by, to: match.to + by }
  })
}

/**
 * The changes that replace all of these. The shared text takes a line's change as one span, from its first
 * changed letter to the last: one match of each line at a time leaves what others type between two of them alone.
 */
export const replaceAll = (
  docOf: () => Node,
  matches: readonly Match[],
  words: string,
  make: (change: (tr: Transaction) => void) => void,
): void => {
  let rest = matches.filter(({ isFixed }) => !isFixed)
  const most = Math.max(1, Math.floor(MOST_AT_ONCE / Math.max(words.length, 1)))
  while (rest.length > 0) {
    const { now, later } = lastOfLines(docOf(), rest)
    const taken = now.slice(-most)
    const left = [...later, ...now.slice(0, -most)].sort((a, b) => a.from - b.from)
    make((tr) => {
      for (const match of [...taken].reverse()) put(tr, match, words)
    })
    rest = shifted(left, taken, words.length)
  }
}

type UndoManager = { captureTimeout: number; stopCapturing: () => void }
const ALWAYS = Number.POSITIVE_INFINITY

/** Makes several changes one step of undo, apart from what was typed before and comes after. */
export const asOneStep = (view: EditorView, change: () => void): void => {
  const undo: UndoManager = yUndoPluginKey.getState(view.state).undoManager
  const { captureTimeout } = undo
  undo.stopCapturing()
  undo.captureTimeout = ALWAYS
  try {
    change()
  } finally {
    undo.captureTimeout = captureTimeout
    undo.stopCapturing()
  }
}

/** Replaces matches as they stand in the text now; nothing where one may not write. Returns how many. */
export const replaceFound = (view: EditorView, matches: readonly Match[], words: string): number => {
  if (!view.editable) return 0
  const free = matches.filter(({ isFixed }) => !isFixed)
  asOneStep(view, () =>
    replaceAll(
      () => view.state.doc,
      free,
      words,
      (change) => {
        const { tr } = view.state
        change(tr)
        view.dispatch(tr)
      },
    ),
  )
  return free.length
}
