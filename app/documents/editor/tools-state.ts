import { type EditorState, NodeSelection } from "@tiptap/pm/state"
import { isInTable } from "@tiptap/pm/tables"
import { yUndoPluginKey } from "@tiptap/y-tiptap"
import type { ListKind } from "./line.ts"
import { selectedLines } from "./line-commands.ts"

/** What the toolbar shows of the place where the caret is. */
export type ToolsState = {
  level: number
  list: ListKind
  quote: boolean
  callout: boolean
  bold: boolean
  italic: boolean
  link: boolean
  inTable: boolean
  canUndo: boolean
  canRedo: boolean
}

const isMarked = (state: EditorState, name: string): boolean => {
  const type = state.schema.marks[name]
  const { from, to, empty, $from } = state.selection
  if (!type) return false
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined
  return state.doc.rangeHasMark(from, to, type)
}

const common = <T>(values: readonly T[], otherwise: T): T => {
  const [first] = values
  return first !== undefined && values.every((value) => value === first) ? first : otherwise
}

type History = { undoStack: readonly unknown[]; redoStack: readonly unknown[] }

/** Reads it from the editor's state; what is mixed in a selection counts as absent. */
export const toolsState = (state: EditorState): ToolsState => {
  const lines = selectedLines(state).map(({ line }) => line)
  const history: History | undefined = yUndoPluginKey.getState(state)?.undoManager
  const isNode = state.selection instanceof NodeSelection
  return {
    level: isNode
      ? -1
      : common(
          lines.map(({ level }) => level),
          -1,
        ),
    list: common(
      lines.map(({ list }) => list),
      "none",
    ),
    quote: lines.length > 0 && lines.every(({ quote }) => quote),
    callout: lines.length > 0 && lines.every(({ box }) => box === "callout"),
    bold: isMarked(state, "bold"),
    italic: isMarked(state, "italic"),
    link: isMarked(state, "link"),
    inTable: isInTable(state),
    canUndo: (history?.undoStack.length ?? 0) > 0,
    canRedo: (history?.redoStack.length ?? 0) > 0,
  }
}
