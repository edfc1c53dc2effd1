import type { Node } from "@tiptap/pm/model"
import { type Command, type EditorState, TextSelection, type Transaction } from "@tiptap/pm/state"
import { type Box, type Line, type ListKind, MAX_INDENT, readLine, storeLine } from "./line.ts"

export type Placed = { pos: number; node: Node; line: Line }

/** The lines that the selection touches, in order. */
export const selectedLines = (state: EditorState): Placed[] => {
  const found = new Map<number, Placed>()
  for (const { $from, $to } of state.selection.ranges) {
    state.doc.nodesBetween($from.pos, $to.pos, (node, pos) => {
      if (node.type.name === "paragraph") found.set(pos, { pos, node, line: readLine(node.attrs) })
      return !node.isTextblock
    })
  }
  return [...found.values()]
}

/** Writes only what changes: each attribute merges on its own with what others make of the line. */
export const changeLine = (tr: Transaction, { pos, node }: Placed, changes: Partial<Line>): void => {
  for (const [name, value] of Object.entries(storeLine(changes))) {
    if ((node.attrs[name] ?? null) !== value) tr.setNodeAttribute(pos, name, value)
  }
}

const changeLines =
  (changes: (line: Line, lines: Placed[]) => Partial<Line> | null): Command =>
  (state, dispatch) => {
    const lines = selectedLines(state)
    const wanted = lines.map((placed) => changes(placed.line, lines))
    if (lines.length === 0 || wanted.every((one) => one === null)) return false
    const { tr } = state
    lines.forEach((placed, at) => {
      const one = wanted[at]
      if (one) changeLine(tr, placed, one)
    })
    dispatch?.(tr.scrollIntoView())
    return true
  }

const every = (lines: Placed[], is: (line: Line) => boolean) => lines.every(({ line }) => is(line))

/** Makes the selected lines headings of a level, 0 for plain text. */
export const setLevel = (level: number): Command =>
  changeLines(() =>
    level > 0
      ? { level, list: "none", checked: false, indent: 0 }
      : { level: 0, list: "none", checked: false },
  )

/** Makes the selected lines items of a kind of list, or plain lines if they all are already. */
export const toggleList = (kind: Exclude<ListKind, "none">): Command =>
  changeLines((line, lines) =>
    every(lines, ({ list }) => list === kind)
      ? { list: "none", checked: false, indent: 0 }
      : { list: kind, level: 0, checked: kind === "task" && line.checked },
  )

export const toggleQuote: Command = changeLines((_, lines) => ({
  quote: !every(lines, ({ quote }) => quote),
}))

/** Puts the selected lines in a box of a kind, or takes them out if they all are in one. */
export const toggleBox = (kind: Exclude<Box, "none">): Command =>
  changeLines((_, lines) =>
    every(lines, ({ box }) => box === kind) ? { box: "none", ref: null } : { box: kind },
  )

/** Ticks the selected tasks, or unticks them if all are ticked. */
export const toggleChecked: Command = changeLines((line, lines) => {
  const tasks = lines.filter((placed) => placed.line.list === "task")
  return line.list === "task" ? { checked: !every(tasks, ({ checked }) => checked) } : null
})

export const indent: Command = changeLines((line) =>
  line.level === 0 && line.indent < MAX_INDENT ? { indent: line.indent + 1 } : null,
)

export const outdent: Command = changeLines((line) => (line.indent > 0 ? { indent: line.indent - 1 } : null))

const onListsOnly =
  (command: Command): Command =>
  (state, dispatch) =>
    selectedLines(state).some(({ line }) => line.list !== "none") && command(state, dispatch)

/** What Tab does in a list. */
export const indentList = onListsOnly((state, dispatch) => indent(state, dispatch) || true)
/** What Shift-Tab does in a list; at the margin it does nothing, so that Tab and Shift-Tab agree. */
export const outdentList = onListsOnly((state, dispatch) => outdent(state, dispatch) || true)

/** The line that holds the caret, if nothing is selected. */
const caretLine = (state: EditorState): Placed | null => {
  const { selection } = state
  if (!(selection instanceof TextSelection) || !selection.$cursor) return null
  const { $cursor } = selection
  if ($cursor.parent.type.name !== "paragraph") return null
  const node = $cursor.parent
  return { pos: $cursor.before(), node, line: readLine(node.attrs) }
}

/** One step nearer to plain text; null when the line is plain already. */
const steppedOut = (line: Line): Partial<Line> | null => {
  if (line.level > 0) return { level: 0 }
  if (line.indent > 0) return { indent: line.indent - 1 }
  if (line.list !== "none") return { list: "none", checked: false }
  if (line.quote) return { quote: false }
  if (line.box !== "none") return { box: "none", ref: null }
  return null
}

/** Enter on an empty line of a list, quote or box leaves it. */
export const leaveEmptyLine: Command = (state, dispatch) => {
  const here = caretLine(state)
  if (!here || here.node.content.size > 0 || here.line.level > 0) return false
  const changes = steppedOut(here.line)
  if (!changes) return false
  const { tr } = state
  changeLine(tr, here, changes)
  dispatch?.(tr.scrollIntoView())
  return true
}

/** What a new line takes from the one it comes out of. */
const continued = (line: Line, level: number) =>
  storeLine({ ...line, id: null, level, checked: false, edited: false })

/** Makes an empty line before the one that the caret begins: the text keeps its node, its id and its anchors. */
const lineBefore: Command = (state, dispatch) => {
  const here = caretLine(state)
  if (!here || here.node.content.size === 0 || state.selection.$from.parentOffset > 0) return false
  dispatch?.(state.tr.insert(here.pos, here.node.type.create(continued(here.line, 0))).scrollIntoView())
  return true
}

/** Enter: the new line keeps list, indent, quote and box; after the end of a heading comes plain text. */
export const splitLine: Command = (state, dispatch, view) => {
  if (leaveEmptyLine(state, dispatch, view) || lineBefore(state, dispatch, view)) return true
  const { $from } = state.selection
  if ($from.parent.type.name !== "paragraph") return false
  const { tr } = state
  tr.deleteSelection()
  const $at = tr.selection.$from
  if ($at.parent.type.name !== "paragraph") return false
  const line = readLine($at.parent.attrs)
  const isEnd = $at.parentOffset === $at.parent.content.size
  tr.split($at.pos, 1, [{ type: $at.parent.type, attrs: continued(line, isEnd ? 0 : line.level) }])
  dispatch?.(tr.scrollIntoView())
  return true
}

/** The line on the other side of the caret's line, within the same parent. */
const neighbour = (state: EditorState, here: Placed, side: -1 | 1): Placed | null => {
  const $at = state.doc.resolve(here.pos)
  const index = $at.index() + side
  const node = $at.parent.maybeChild(index)
  if (node?.type.name !== "paragraph") return null
  const pos = side < 0 ? here.pos - node.nodeSize : here.pos + here.node.nodeSize
  return { pos, node, line: readLine(node.attrs) }
}

const remove = (tr: Transaction, { pos, node }: Placed) => tr.delete(pos, pos + node.nodeSize)

/** Backspace at the start of a line: steps out, or takes away an empty line before, or joins. */
export const backspaceAtStart: Command = (state, dispatch) => {
  const here = caretLine(state)
  if (!here || state.selection.$from.parentOffset > 0) return false
  const before = neighbour(state, here, -1)
  const changes = steppedOut(here.line)
  const isEmptyBefore = before?.node.content.size === 0
  const { tr } = state
  if (changes && !(here.line.level > 0 && isEmptyBefore)) changeLine(tr, here, changes)
  else if (before && isEmptyBefore) remove(tr, before)
  else if (before) tr.join(here.pos)
  else return false
  dispatch?.(tr.scrollIntoView())
  return true
}

/** Delete at the end of a line: an empty line goes, whichever of the two it is; else the next one joins. */
export const deleteAtEnd: Command = (state, dispatch) => {
  const here = caretLine(state)
  if (!here || state.selection.$from.parentOffset < here.node.content.size) return false
  const after = neighbour(state, here, 1)
  if (!after) return false
  const { tr } = state
  if (after.node.content.size === 0) remove(tr, after)
  else if (here.node.content.size === 0) {
    remove(tr, here)
    tr.setSelection(TextSelection.create(tr.doc, here.pos + 1))
  } else tr.join(here.pos + here.node.nodeSize)
  dispatch?.(tr.scrollIntoView())
  return true
}
