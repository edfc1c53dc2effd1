import { type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import { type Mappable, Mapping } from "@tiptap/pm/transform"
import { Decoration, DecorationSet, type EditorView } from "@tiptap/pm/view"
import { mapBetween } from "../../comments/live/passages-plugin.ts"
import { isChangeFromOthers } from "../change-origin.ts"
import { visibleRange } from "../visible-range.ts"
import type { Match } from "./search-text.ts"

type Place = { from: number; to: number }
type State = {
  matches: readonly Match[]
  /** Which of them one is at; -1 for none. */
  active: number
  /** Where that one stands, also after changes that `matches` does not know yet. */
  place: Place | null
  /** The part of the text in which matches are drawn: what is on the screen, and a screen more either way. */
  drawn: Place
  decorations: DecorationSet
}
type Said = Partial<Pick<State, "matches" | "active" | "drawn">>

const NONE: State = {
  matches: [],
  active: -1,
  place: null,
  drawn: { from: 0, to: 0 },
  decorations: DecorationSet.empty,
}

const KEY = new PluginKey<State>("find")

/** The first of the matches that ends after a place. */
const firstAfter = (matches: readonly Match[], place: number): number => {
  let [low, high] = [0, matches.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((matches[middle]?.to ?? 0) <= place) low = middle + 1
    else high = middle
  }
  return low
}

const draw = (
  { doc }: Transaction,
  { matches, active, drawn }: Omit<State, "decorations">,
): DecorationSet => {
  const marks: Decoration[] = []
  for (let at = firstAfter(matches, drawn.from); at < matches.length; at++) {
    const match = matches[at]
    if (!match || match.from >= drawn.to) break
    const look = at === active ? "sought on" : "sought"
    marks.push(Decoration.inline(match.from, match.to, { class: look }))
  }
  return DecorationSet.create(doc, marks)
}

const movedPlace = (place: Place | null, mapping: Mappable): Place | null =>
  place && { from: mapping.map(place.from, 1), to: mapping.map(place.to, -1) }

const moved = (transaction: Transaction, before: State, old: EditorState): State => {
  if (before.matches.length === 0) return before
  const mapping = isChangeFromOthers(transaction)
    ? new Mapping([mapBetween(old.doc, transaction.doc)])
    : transaction.mapping
  return {
    ...before,
    place: movedPlace(before.place, mapping),
    decorations: before.decorations.map(mapping, transaction.doc),
  }
}

const next = (transaction: Transaction, before: State, old: EditorState): State => {
  const said: Said | undefined = transaction.getMeta(KEY)
  if (!said) return transaction.docChanged ? moved(transaction, before, old) : before
  const { matches, active, drawn } = { ...before, ...said }
  const one = matches[active]
  const state = { matches, active, drawn, place: one ? { from: one.from, to: one.to } : null }
  return { ...state, decorations: draw(transaction, state) }
}

const say = (view: EditorView, said: Said) =>
  view.dispatch(view.state.tr.setMeta(KEY, said).setMeta("addToHistory", false))

/** Draws what comes into sight as the page is scrolled. */
const follow = (view: EditorView) => {
  let frame = 0
  const redraw = () => {
    frame = 0
    const { matches, drawn } = KEY.getState(view.state) ?? NONE
    if (view.isDestroyed || matches.length === 0) return
    const inSight = visibleRange(view, 0)
    if (inSight.from < drawn.from || inSight.to > drawn.to) say(view, { drawn: visibleRange(view, 1) })
  }
  const later = () => {
    frame ||= requestAnimationFrame(redraw)
  }
  addEventListener("scroll", later, { passive: true, capture: true })
  addEventListener("resize", later)
  return {
    destroy: () => {
      cancelAnimationFrame(frame)
      removeEventListener("scroll", later, { capture: true })
      removeEventListener("resize", later)
    },
  }
}

/** Marks what was found in the text. What is looked for it is told by the panel; without one it does nothing. */
export const findPlugin = (): Plugin =>
  new Plugin<State>({
    key: KEY,
    state: { init: () => NONE, apply: (transaction, before, old) => next(transaction, before, old) },
    props: { decorations: (state) => KEY.getState(state)?.decorations },
    view: follow,
  })

/** What is marked now. */
export const foundIn = (state: EditorState): Pick<State, "matches" | "active" | "place"> =>
  KEY.getState(state) ?? NONE

/** Marks these places, and one of them as the one that is meant: it is drawn wherever it is, to be scrolled to. */
export const showFound = (view: EditorView, matches: readonly Match[], active: number): void => {
  const one = matches[active]
  const around = visibleRange(view, 1)
  const isNear = !one || (one.from >= around.from && one.to <= around.to)
  say(view, { matches, active, drawn: isNear ? around : { from: one.from, to: one.to } })
}
