import type { Node } from "@tiptap/pm/model"
import { type Command, type EditorState, Plugin, PluginKey, type Transaction } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { isChangeFromOthers } from "../../editor/change-origin.ts"
import type { Suggestion } from "../suggest.ts"
import { type Asked, askedIn } from "./asked.ts"

/** `left` is a sign that the writer means to leave as it is. */
type State = { asked: Asked | null; left: number | null }
type OnKey = (event: KeyboardEvent) => boolean

const NOTHING: State = { asked: null, left: null }

const next = (transaction: Transaction, before: State, after: EditorState, leaves: boolean): State => {
  const { docChanged, selectionSet, mapping } = transaction
  const left = before.left === null ? null : mapping.map(before.left)
  if (leaves) return { asked: null, left: before.asked?.from ?? left }
  if (!docChanged && !selectionSet) return before
  const asked = askedIn(after)
  // A name is asked for by typing, not by walking through what stands there.
  const isOwn = docChanged && !isChangeFromOthers(transaction)
  if (asked && !isOwn && before.asked === null) return { asked: null, left }
  if (!asked || asked.from === left) return { asked: null, left: asked ? left : null }
  return { asked, left: null }
}

const element = (node: Node, name: string | undefined): HTMLElement => {
  const dom = document.createElement("span")
  dom.className = "mention"
  dom.dir = "auto"
  dom.dataset.kind = String(node.attrs.kind ?? "")
  dom.dataset.ref = String(node.attrs.ref ?? "")
  dom.textContent = name ?? String(node.attrs.label ?? "")
  return dom
}

/** Puts the sign where something may be mentioned: what a press of the tool does. */
export const beginMention: Command = (state, dispatch) => {
  const { $from } = state.selection
  const before = $from.parent.textBetween(
    Math.max(0, $from.parentOffset - 1),
    $from.parentOffset,
    undefined,
    " ",
  )
  dispatch?.(state.tr.insertText(before === "" || /\s/.test(before) ? "@" : " @").scrollIntoView())
  return true
}

const insert = (view: EditorView, { from, query }: Asked, { kind, ref, label }: Suggestion) => {
  const { mention } = view.state.schema.nodes
  if (!mention) return
  const nodes = [mention.create({ kind, ref, label }), view.state.schema.text(" ")]
  view.dispatch(view.state.tr.replaceWith(from, from + 1 + query.length, nodes).scrollIntoView())
  view.focus()
}

/**
 * Mentions in an editor: what is being asked for after an `@`, and those that stand in the text under their present
 * names.
 * @param names by kind and reference, as the page knew them when it was made
 */
export const newMentions = (names: Readonly<Record<string, string>> = {}) => {
  const key = new PluginKey<State>("mentions")
  let onKey: OnKey | null = null
  const plugin = new Plugin<State>({
    key,
    state: {
      init: () => NOTHING,
      apply: (transaction, before, _old, after) =>
        next(transaction, before, after, transaction.getMeta(key) === "leave"),
    },
    props: {
      handleKeyDown: (_view, event) => onKey?.(event) ?? false,
      nodeViews: {
        mention: (node) => ({ dom: element(node, names[`${node.attrs.kind} ${node.attrs.ref}`]) }),
      },
    },
  })
  return {
    plugin,
    /** Gives every key first to whoever shows the list; null when it is gone. */
    listen: (handler: OnKey | null) => {
      onKey = handler
    },
    asked: ({ state }: { state: EditorState }): Asked | null => key.getState(state)?.asked ?? null,
    leave: (view: EditorView) => view.dispatch(view.state.tr.setMeta(key, "leave")),
    insert,
  }
}
export type MentionsOfEditor = ReturnType<typeof newMentions>
