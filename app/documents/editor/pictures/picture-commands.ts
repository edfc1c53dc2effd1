import type { Node } from "@tiptap/pm/model"
import { type Command, type EditorState, NodeSelection, TextSelection } from "@tiptap/pm/state"
import { yUndoPluginKey } from "@tiptap/y-tiptap"
import { readLine } from "../line.ts"

/** A picture as it stands in a text. `alt`: empty for decoration. */
export type PictureFacts = {
  src: string
  alt: string
  caption: string | null
  width: number | null
  height: number | null
}
/** The picture that is selected; `alt` is null where nobody has said what it shows. */
export type SelectedPicture = { id: string | null; src: string; alt: string | null; caption: string | null }

/** The same as a step of its own: one press of undo takes back this and nothing that was done just before or after. */
export const asOneStep =
  (command: Command): Command =>
  (state, dispatch, view) => {
    const end = () => {
      if (dispatch) yUndoPluginKey.getState(state)?.undoManager.stopCapturing()
    }
    end()
    const isDone = command(state, dispatch, view)
    end()
    return isDone
  }

/** The picture that is selected as a whole, or null. */
export const selectedPicture = ({ selection }: EditorState): SelectedPicture | null => {
  if (!(selection instanceof NodeSelection) || selection.node.type.name !== "image") return null
  const { id, src, alt, caption } = selection.node.attrs
  return { id, src: String(src ?? ""), alt, caption }
}

/** The picture of a name, wherever others have moved it meanwhile. */
const placeOf = (doc: Node, id: string): number | null => {
  let found: number | null = null
  doc.forEach((node, offset) => {
    if (node.type.name === "image" && node.attrs.id === id) found = offset
  })
  return found
}

const isEmptyLine = (node: Node | null | undefined) =>
  node?.type.name === "paragraph" && node.content.size === 0 && readLine(node.attrs).level === 0

/** Puts a picture under the block of the caret; an empty line takes its place under the picture. */
export const insertPicture =
  ({ src, alt, caption, width, height }: PictureFacts): Command =>
  (state, dispatch) => {
    const type = state.schema.nodes.image
    if (!type) return false
    const { $from } = state.selection
    const at = $from.depth > 0 ? $from.before(1) : $from.pos
    const block = state.doc.nodeAt(at)
    const place = block && !isEmptyLine(block) ? at + block.nodeSize : at
    const { tr } = state
    tr.insert(place, type.create({ src, alt, caption: caption || null, width, height }))
    const after = place + 1
    // There is always a line to write on under it.
    if (after >= tr.doc.content.size) tr.insert(after, state.schema.nodes.paragraph?.create() ?? [])
    const below = tr.doc.nodeAt(after)
    if (below?.isTextblock) tr.setSelection(TextSelection.create(tr.doc, after + 1))
    dispatch?.(tr.scrollIntoView())
    return true
  }

/** Changes what a picture says; false when somebody has taken it away meanwhile. */
export const describePicture =
  (id: string, { alt, caption }: { alt: string; caption: string | null }): Command =>
  (state, dispatch) => {
    const at = placeOf(state.doc, id)
    if (at === null) return false
    dispatch?.(state.tr.setNodeAttribute(at, "alt", alt).setNodeAttribute(at, "caption", caption || null))
    return true
  }

/** Moves the selected picture above the block before it, or under the one after it. */
export const movePicture =
  (direction: -1 | 1): Command =>
  (state, dispatch) => {
    if (selectedPicture(state) === null) return false
    const { from } = state.selection
    const $from = state.doc.resolve(from)
    const index = $from.index($from.depth)
    const neighbour = index + direction < 0 ? null : $from.parent.maybeChild(index + direction)
    const node = $from.parent.maybeChild(index)
    if (!neighbour || !node) return false
    if (!dispatch) return true
    const to = direction < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize
    const tr = state.tr.delete(from, from + node.nodeSize).insert(to, node)
    dispatch(tr.setSelection(NodeSelection.create(tr.doc, to)).scrollIntoView())
    return true
  }

/** Takes the selected picture out of the text; the text's own undo brings it back. */
export const removePicture: Command = (state, dispatch) => {
  if (selectedPicture(state) === null) return false
  dispatch?.(state.tr.deleteSelection().scrollIntoView())
  return true
}

/** Gives pictures another address, or takes one out and leaves what it says, where none is to be had. */
export const readdressPicture =
  (from: string, to: { src: string; width: number; height: number } | null): Command =>
  (state, dispatch) => {
    const { tr } = state
    const places: number[] = []
    state.doc.descendants((node, pos) => {
      if (node.type.name === "image" && node.attrs.src === from) places.unshift(pos)
      return !node.isTextblock
    })
    for (const pos of places) {
      const node = state.doc.nodeAt(pos)
      if (to) for (const [name, value] of Object.entries(to)) tr.setNodeAttribute(pos, name, value)
      else {
        const words = [node?.attrs.alt, node?.attrs.caption].filter(Boolean).join(" – ")
        const line = state.schema.nodes.paragraph?.create(null, words ? state.schema.text(words) : null)
        tr.replaceWith(pos, pos + 1, line ?? [])
      }
    }
    if (places.length === 0) return false
    dispatch?.(tr)
    return true
  }
