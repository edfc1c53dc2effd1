import { DOMSerializer, type Fragment, type Node, Slice } from "@tiptap/pm/model"
import { type EditorState, Plugin, PluginKey } from "@tiptap/pm/state"
import type { EditorView } from "@tiptap/pm/view"
import { readLine } from "./line.ts"
import { lineToClipboard } from "./line-node.ts"
import { flattenedHtml } from "./paste-html.ts"
import { readingTree } from "./reading-blocks.ts"
import type { Piece, ReadingLabels, StoredNode } from "./reading-tree.ts"
import { typedHref } from "./safe-href.ts"
import { schema } from "./schema.ts"

/** The most that is pasted at once: the server takes a change of 1 MiB at most. */
const MOST_PASTED = 200_000

const domOf = (pieces: readonly Piece[], page: Document): DocumentFragment => {
  const fragment = page.createDocumentFragment()
  for (const piece of pieces) {
    if (typeof piece === "string") {
      fragment.append(piece)
      continue
    }
    const element = page.createElement(piece.tag)
    for (const [name, value] of Object.entries(piece.attributes)) element.setAttribute(name, String(value))
    element.append(domOf(piece.children, page))
    fragment.append(element)
  }
  return fragment
}

const isText = (fragment: Fragment) => {
  const name = fragment.firstChild?.type.name
  return name === "paragraph" || name === "table" || name === "image"
}

/** Copies carry real headings, lists and quotes, and for ourselves each line's data. */
class ReadingSerializer extends DOMSerializer {
  constructor(
    source: DOMSerializer,
    private readonly labels: ReadingLabels,
  ) {
    super(source.nodes, source.marks)
  }

  override serializeFragment(
    fragment: Fragment,
    options: { document?: Document } = {},
    target?: HTMLElement | DocumentFragment,
  ): HTMLElement | DocumentFragment {
    if (!isText(fragment)) return super.serializeFragment(fragment, options, target)
    const content: StoredNode = { type: "doc", content: fragment.toJSON() as StoredNode[] }
    const tree = readingTree(content, this.labels, (line) => ({ "data-line": lineToClipboard(line) }))
    const dom = domOf(tree, options.document ?? document)
    target?.append(dom)
    return target ?? dom
  }
}

const MARKERS: Readonly<Record<string, string>> = { bullet: "- ", ordered: "1. ", task: "[ ] " }

const plainLine = (node: Node): string => {
  const line = readLine(node.attrs)
  const marker = line.list === "task" && line.checked ? "[x] " : (MARKERS[line.list] ?? "")
  const words = node.textBetween(0, node.content.size, undefined, (leaf) =>
    leaf.type.name === "hardBreak" ? "\n" : String(leaf.attrs.label ?? ""),
  )
  return `${"  ".repeat(marker ? line.indent : 0)}${marker}${words}`
}

/** Copied text without looks: one line each, list items with their marks. */
const plainText = (slice: Slice): string => {
  const lines: string[] = []
  slice.content.descendants((node) => {
    if (node.type.name !== "paragraph") return true
    lines.push(slice.content.childCount === 1 ? node.textContent : plainLine(node))
    return false
  })
  return lines.length > 0 ? lines.join("\n") : slice.content.textBetween(0, slice.content.size, "\n")
}

const isLine = (node: Node | null | undefined): node is Node => node?.type.name === "paragraph"

/**
 * How what is pasted meets the line of the caret: on an empty line it takes its place, so that a heading
 * stays one; within words the first and the last line join what stands around them.
 */
const fitted = (slice: Slice, state: EditorState): Slice => {
  const { firstChild, lastChild, childCount } = slice.content
  const { parent } = state.selection.$from
  const isEmptyLine = isLine(parent) && parent.content.size === 0
  if (!isLine(firstChild) || slice.openStart > 1) return slice
  const isPlain = readLine(firstChild.attrs).list === "none" && readLine(firstChild.attrs).level === 0
  if (isEmptyLine && !(childCount === 1 && isPlain)) return new Slice(slice.content, 0, 0)
  return isLine(lastChild) ? new Slice(slice.content, 1, 1) : slice
}

/** An address pasted over selected words makes a link of them. */
const linkSelection = (view: EditorView, text: string): boolean => {
  const { empty, from, to } = view.state.selection
  const href = /^\S+$/.test(text) && /^(https?:|mailto:)/i.test(text) ? typedHref(text) : null
  const link = view.state.schema.marks.link
  if (empty || href === null || !link) return false
  view.dispatch(view.state.tr.addMark(from, to, link.create({ href })))
  return true
}

/**
 * Copying and pasting.
 * @param newId names the notes that come in
 * @param onTooLong called instead of pasting more than the server takes in one change
 */
export const clipboardPlugin = (labels: ReadingLabels, onTooLong: () => void, newId: () => string): Plugin =>
  new Plugin({
    key: new PluginKey("clipboard"),
    props: {
      clipboardSerializer: new ReadingSerializer(DOMSerializer.fromSchema(schema), labels),
      transformPastedHTML: (html) => flattenedHtml(html, newId),
      transformPasted: (slice, view) => fitted(slice, view.state),
      clipboardTextSerializer: plainText,
      handlePaste: (view, event, slice) => {
        if (slice.size <= MOST_PASTED)
          return linkSelection(view, event.clipboardData?.getData("text/plain") ?? "")
        onTooLong()
        return true
      },
    },
  })
