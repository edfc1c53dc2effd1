import type { Mark } from "@tiptap/pm/model"
import type { Command, EditorState } from "@tiptap/pm/state"

/** The link at the caret, with the words it covers. */
export const linkAt = (state: EditorState): { mark: Mark; from: number; to: number } | null => {
  const { $from } = state.selection
  const type = state.schema.marks.link
  const mark =
    type && (type.isInSet($from.marks()) ?? $from.nodeAfter?.marks.find((one) => one.type === type))
  if (!mark) return null
  const start = $from.start()
  let found: { from: number; to: number } | null = null
  $from.parent.forEach((node, offset) => {
    const [from, to] = [start + offset, start + offset + node.nodeSize]
    if (!mark.isInSet(node.marks)) return
    // Neighbours with one address are one link; the run that holds the caret is meant.
    if (found?.to === from) found = { from: found.from, to }
    else if (!found || found.to < $from.pos) found = { from, to }
  })
  return found ? { mark, ...(found as { from: number; to: number }) } : null
}

const rangeOf = (state: EditorState) => {
  const { from, to, empty } = state.selection
  return empty ? linkAt(state) : { from, to }
}

/** Makes a link of the selected words, changes the one at the caret, or writes the address as a link. */
export const setLink =
  (href: string): Command =>
  (state, dispatch) => {
    const type = state.schema.marks.link
    if (!type) return false
    const range = rangeOf(state)
    const mark = type.create({ href })
    const { tr } = state
    if (range) tr.removeMark(range.from, range.to, type).addMark(range.from, range.to, mark)
    else tr.replaceSelectionWith(state.schema.text(href.replace(/^mailto:/, ""), [mark]), false)
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Takes the link away and leaves its words. */
export const removeLink: Command = (state, dispatch) => {
  const type = state.schema.marks.link
  const range = rangeOf(state)
  if (!type || !range || !state.doc.rangeHasMark(range.from, range.to, type)) return false
  dispatch?.(state.tr.removeMark(range.from, range.to, type))
  return true
}
