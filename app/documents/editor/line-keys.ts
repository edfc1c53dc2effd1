import { Extension, InputRule } from "@tiptap/core"
import { toggleMark } from "@tiptap/pm/commands"
import type { Command } from "@tiptap/pm/state"
import { addRowAfter } from "@tiptap/pm/tables"
import { isChangeFromOthers } from "./change-origin.ts"
import { type Line, readLine } from "./line.ts"
import {
  backspaceAtStart,
  changeLine,
  deleteAtEnd,
  indentList,
  outdentList,
  setLevel,
  splitLine,
  toggleBox,
  toggleChecked,
  toggleList,
  toggleQuote,
} from "./line-commands.ts"
import { nextCell, previousCell } from "./table-commands.ts"

const firstOf =
  (...commands: Command[]): Command =>
  (state, dispatch, view) =>
    commands.some((command) => command(state, dispatch, view))

const breakLine: Command = (state, dispatch) => {
  const hardBreak = state.schema.nodes.hardBreak
  if (!hardBreak) return false
  dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
  return true
}

const mark =
  (name: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks[name]
    return type ? toggleMark(type)(state, dispatch) : false
  }

/** What each key does in the text; `Mod` is Ctrl, or Command on a Mac. */
const KEYS: Readonly<Record<string, Command>> = {
  Enter: splitLine,
  "Shift-Enter": breakLine,
  Backspace: backspaceAtStart,
  Delete: deleteAtEnd,
  Tab: firstOf(nextCell(addRowAfter), indentList),
  "Shift-Tab": firstOf(previousCell, outdentList),
  "Mod-Enter": toggleChecked,
  "Mod-b": mark("bold"),
  "Mod-i": mark("italic"),
  "Mod-Alt-0": setLevel(0),
  "Mod-Alt-1": setLevel(1),
  "Mod-Alt-2": setLevel(2),
  "Mod-Alt-3": setLevel(3),
  "Mod-Alt-7": toggleList("ordered"),
  "Mod-Alt-8": toggleList("bullet"),
  "Mod-Alt-9": toggleList("task"),
  "Mod-Alt-5": toggleQuote,
  "Mod-Alt-6": toggleBox("callout"),
}

type Typed = { find: RegExp; changes: (match: RegExpMatchArray) => Partial<Line> }

const TYPED: readonly Typed[] = [
  { find: /^(#{1,6})\s$/, changes: (match) => ({ level: match[1]?.length ?? 1, list: "none", indent: 0 }) },
  { find: /^[-*+]\s$/, changes: () => ({ list: "bullet" }) },
  { find: /^1[.)]\s$/, changes: () => ({ list: "ordered" }) },
  { find: /^>\s$/, changes: () => ({ quote: true }) },
  { find: /^\[([ xX]?)\]\s$/, changes: (match) => ({ list: "task", checked: /x/i.test(match[1] ?? "") }) },
]

const rule = ({ find, changes }: Typed) =>
  new InputRule({
    find,
    handler: ({ state, range, match }) => {
      const { tr } = state
      const $from = tr.doc.resolve(range.from)
      const line = readLine($from.parent.attrs)
      // A heading's words may begin like a list's.
      if ($from.parent.type.name !== "paragraph" || line.level > 0) return
      const pos = $from.before()
      tr.delete(range.from, range.to)
      changeLine(tr, { pos, node: $from.parent, line }, changes(match))
    },
  })

/**
 * The keys of the text, and what turns "# ", "- ", "1. ", "> " and "[] " into headings, lists and quotes.
 * After Esc the next Tab leaves the text.
 */
export const LineKeys = Extension.create({
  name: "lineKeys",
  priority: 900,
  addStorage: () => ({ leaves: false }),
  addKeyboardShortcuts() {
    const run = (command: Command) => () => {
      const { view } = this.editor
      return view.editable && command(view.state, view.dispatch, view)
    }
    const leaves = (command: Command) => () => !this.storage.leaves && run(command)()
    const keys = Object.entries(KEYS).map(([key, command]) => [
      key,
      key === "Tab" || key === "Shift-Tab" ? leaves(command) : run(command),
    ])
    const onEscape = () => {
      this.storage.leaves = true
      return false
    }
    return { ...Object.fromEntries(keys), Escape: onEscape }
  },
  onTransaction({ transaction }) {
    if (isChangeFromOthers(transaction)) return
    if (transaction.selectionSet || transaction.docChanged) this.storage.leaves = false
  },
  addInputRules: () => TYPED.map(rule),
})
