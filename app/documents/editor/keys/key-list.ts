import type { MessageKey, Values } from "../../../i18n/translate.ts"
import { PAGE_KEYS } from "./page-keys.ts"

/** Keys that do one thing, and what it is. Keys are named as `PAGE_KEYS` does. */
export type ListedKey = { keys: readonly string[]; what: MessageKey; values?: Values }
export type KeyGroup = { title: MessageKey; list: readonly ListedKey[] }

const heading = (level: number): ListedKey => ({
  keys: [`Mod-Alt-${level}`],
  what: "documents.editor.heading",
  values: { level },
})

/** Every key of the editor, as its help shows them. A test holds it against the keys that are bound. */
export const KEY_LIST: readonly KeyGroup[] = [
  {
    title: "comfort.keys.groups.page",
    list: [
      { keys: PAGE_KEYS.help, what: "comfort.keys.help" },
      { keys: PAGE_KEYS.find, what: "comfort.keys.find" },
      { keys: PAGE_KEYS.replace, what: "comfort.keys.replace" },
      { keys: PAGE_KEYS.findNext, what: "comfort.keys.next" },
      { keys: PAGE_KEYS.findPrevious, what: "comfort.keys.previous" },
      { keys: PAGE_KEYS.outline, what: "comfort.keys.outline" },
      { keys: PAGE_KEYS.tools, what: "comfort.keys.tools" },
      { keys: ["Escape"], what: "comfort.keys.leave" },
      { keys: PAGE_KEYS.comment, what: "comments.new.link" },
    ],
  },
  {
    title: "comfort.keys.groups.words",
    list: [
      { keys: ["Mod-b"], what: "documents.editor.bold" },
      { keys: ["Mod-i"], what: "documents.editor.italic" },
      { keys: PAGE_KEYS.link, what: "documents.editor.link" },
      { keys: ["Mod-z"], what: "documents.editor.undo" },
      { keys: ["Mod-y", "Mod-Shift-z"], what: "documents.editor.redo" },
    ],
  },
  {
    title: "comfort.keys.groups.lines",
    list: [
      heading(1),
      heading(2),
      heading(3),
      { keys: ["Mod-Alt-0"], what: "documents.editor.text" },
      { keys: ["Mod-Alt-8"], what: "documents.editor.bullet" },
      { keys: ["Mod-Alt-7"], what: "documents.editor.ordered" },
      { keys: ["Mod-Alt-9"], what: "documents.editor.task" },
      { keys: ["Mod-Enter"], what: "documents.editor.shortcuts.tick" },
      { keys: ["Tab"], what: "comfort.keys.indent" },
      { keys: ["Shift-Tab"], what: "comfort.keys.outdent" },
      { keys: ["Mod-Alt-5"], what: "documents.editor.quote" },
      { keys: ["Mod-Alt-6"], what: "documents.editor.callout" },
      { keys: ["Enter"], what: "comfort.keys.new_line" },
      { keys: ["Enter"], what: "pictures.tools.key" },
      { keys: ["Shift-Enter"], what: "documents.editor.shortcuts.line" },
      { keys: ["Backspace"], what: "comfort.keys.backspace" },
      { keys: ["Delete"], what: "comfort.keys.delete" },
    ],
  },
  {
    title: "comfort.keys.groups.table",
    list: [
      { keys: ["Tab"], what: "comfort.keys.next_cell" },
      { keys: ["Shift-Tab"], what: "comfort.keys.previous_cell" },
      { keys: ["Shift-Arrows"], what: "comfort.keys.choose_cells" },
      { keys: ["Backspace", "Delete"], what: "comfort.keys.empty_cells" },
      { keys: PAGE_KEYS.tools, what: "comfort.keys.table_tools" },
    ],
  },
]

const SIGNS: Readonly<Record<string, string>> = { Escape: "Esc", Arrows: "← → ↑ ↓" }
const ON_MAC: Readonly<Record<string, string>> = { Mod: "⌘", Alt: "⌥", Shift: "⇧" }

/** A key's name as it stands on the keyboard, part by part. */
export const partsOfKey = (key: string, isMac: boolean): string[] =>
  key.split(/-(?=.)/).map((part) => {
    const named = isMac ? ON_MAC[part] : part === "Mod" ? "Ctrl" : undefined
    return named ?? SIGNS[part] ?? (part.length === 1 ? part.toUpperCase() : part)
  })
