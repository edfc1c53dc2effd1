import type { Node } from "@tiptap/pm/model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import { type Mappable, StepMap } from "@tiptap/pm/transform"
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view"
import { isChangeFromOthers } from "../../editor/change-origin.ts"
import { type Anchored, type Place, placesOf } from "./editor-passages.ts"

/** What the page shows of passages: where each stands, and which one is chosen. */
export type Passages = { places: ReadonlyMap<string, Place>; active: string | null }
type State = Passages & { decorations: DecorationSet }
type Said = Partial<Passages>

const NONE: State = { places: new Map(), active: null, decorations: DecorationSet.empty }

const drawn = (doc: Node, { places, active }: Passages): DecorationSet =>
  DecorationSet.create(
    doc,
    [...places].map(([code, { from, to }]) =>
      Decoration.inline(
        from,
        to,
        { nodeName: "mark", class: code === active ? "mark on" : "mark" },
        { code },
      ),
    ),
  )

/**
 * How places of the text before a change of others stand after it: the binding writes the whole text anew, so
 * that its own mapping loses every place.
 */
export const mapBetween = (before: Node, after: Node): StepMap => {
  const start = before.content.findDiffStart(after.content)
  const ends = before.content.findDiffEnd(after.content)
  if (start === null || ends === null) return StepMap.empty
  const overlap = Math.max(0, start - Math.min(ends.a, ends.b))
  return new StepMap([start, ends.a + overlap - start, ends.b + overlap - start])
}

const moved = (places: ReadonlyMap<string, Place>, mapping: Mappable): Map<string, Place> => {
  const next = new Map<string, Place>()
  for (const [code, { from, to }] of places) {
    const place = { from: mapping.map(from, 1), to: mapping.map(to, -1) }
    if (place.from < place.to) next.set(code, place)
  }
  return next
}

/** The shortest passage that holds a place. */
export const passageAt = (places: ReadonlyMap<string, Place>, at: number): string | null => {
  let found: { code: string; size: number } | null = null
  for (const [code, { from, to }] of places)
    if (from <= at && at <= to && to - from < (found?.size ?? Number.POSITIVE_INFINITY))
      found = { code, size: to - from }
  return found?.code ?? null
}

const next = (transaction: Transaction, before: State, said: Said | undefined, old: EditorState): State => {
  const isFromOthers = transaction.docChanged && isChangeFromOthers(transaction)
  const mapping = isFromOthers ? mapBetween(old.doc, transaction.doc) : transaction.mapping
  const places = said?.places ?? (transaction.docChanged ? moved(before.places, mapping) : before.places)
  const isMoved = transaction.selectionSet && !isFromOthers
  const active =
    said?.active !== undefined
      ? said.active
      : isMoved
        ? passageAt(places, transaction.selection.head)
        : before.active
  if (places === before.places && active === before.active) return before
  // Typing keeps the number of passages and only moves them, which costs less than drawing them anew.
  const isSame = !said && !isFromOthers && active === before.active && places.size === before.places.size
  const decorations = isSame
    ? before.decorations.map(transaction.mapping, transaction.doc)
    : drawn(transaction.doc, { places, active })
  return { places, active, decorations }
}

const SETTLE_MS = 400

/** The passages of threads in an editor: shown as decorations, so that commenting changes no text. */
export const newPassages = (epoch: number) => {
  const key = new PluginKey<State>("comment-passages")
  let threads: readonly Anchored[] = []
  const say = (view: EditorView, said: Said) =>
    view.dispatch(view.state.tr.setMeta(key, said).setMeta("addToHistory", false))
  const settle = (view: EditorView) => {
    if (!view.isDestroyed) say(view, { places: placesOf(view.state, threads, epoch) })
  }
  const plugin = new Plugin<State>({
    key,
    state: {
      init: () => NONE,
      apply: (transaction, before, old) => next(transaction, before, transaction.getMeta(key), old),
    },
    props: { decorations: (state) => key.getState(state)?.decorations },
    view: () => {
      let timer: ReturnType<typeof setTimeout> | undefined
      return {
        update: (view, old) => {
          if (old.doc === view.state.doc || threads.length === 0) return
          clearTimeout(timer)
          timer = setTimeout(() => settle(view), SETTLE_MS)
        },
        destroy: () => clearTimeout(timer),
      }
    },
  })
  return {
    plugin,
    /** Shows the passages of these threads. */
    show: (view: EditorView, next: readonly Anchored[]) => {
      threads = next
      settle(view)
    },
    choose: (view: EditorView, code: string | null) => say(view, { active: code }),
    /** Where each passage stands, by thread. */
    places: ({ state }: { state: EditorState }): ReadonlyMap<string, Place> =>
      (key.getState(state) ?? NONE).places,
    /** The threads whose passages stand in the text, in its order, and the chosen one: the same while one types. */
    summary: ({ state }: { state: EditorState }) => {
      const { places, active } = key.getState(state) ?? NONE
      const inOrder = [...places].sort(([, a], [, b]) => a.from - b.from)
      return { active, order: inOrder.map(([code]) => code) }
    },
  }
}
export type PassagesOfEditor = ReturnType<typeof newPassages>
