import {
  type Branch,
  branch,
  MAX_DEPTH,
  nodesIn,
  type Piece,
  type Reading,
  type StoredMark,
  type StoredNode,
  textOf,
} from "./reading-tree.ts"
import { safeHref } from "./safe-href.ts"

const TAGS: Readonly<Record<string, string>> = {
  bold: "strong",
  italic: "em",
  strike: "s",
  code: "code",
  superscript: "sup",
  subscript: "sub",
  "comment-passage": "mark",
}

/**
 * A mention is a link where the page of the thing is known to this reader (`links/present-names.ts`), and the words
 * that were written anywhere else.
 */
const mention = (node: StoredNode): Piece => {
  const label = textOf(node.attrs, "label") ?? textOf(node.attrs, "ref") ?? ""
  const address = safeHref(node.attrs?.href)
  const href = address?.startsWith("/") ? address : null
  const data = { "data-kind": textOf(node.attrs, "kind"), "data-ref": textOf(node.attrs, "ref") }
  return branch(href ? "a" : "span", { class: "mention", dir: "auto", href, ...data }, [label])
}

/** The anchors of a footnote: its mark in the text and its entry at the end. */
export const noteAnchors = (number: number) => ({ mark: `note-mark-${number}`, entry: `note-${number}` })

const footnote = (node: StoredNode, { notes, marked, labels }: Reading): Piece[] => {
  const ref = textOf(node.attrs, "ref")
  const number = notes.get(ref ?? "")
  if (number === undefined) return []
  const { mark, entry } = noteAnchors(number)
  // A mark that was copied leads to the same note, which leads back to the first.
  const id = marked.has(number) ? null : mark
  marked.add(number)
  const link = { id, href: `#${entry}`, role: "doc-noteref", "aria-label": labels.note(number) }
  return [branch("sup", { "data-ref": ref }, [branch("a", link, [String(number)])])]
}

/** After a passage that is commented: the way to what is said about it. */
const commentEnd = (node: StoredNode, { labels }: Reading): Piece[] => {
  const code = textOf(node.attrs, "code")
  const link = code ? labels.comment?.(code) : undefined
  if (!link) return []
  const icon = branch("svg", { class: "i", "aria-hidden": "true" }, [
    branch("use", { href: "/icons.svg#it-comment" }),
  ])
  return [branch("a", { class: "to-comment", href: link.href, "aria-label": link.label }, [icon])]
}

const bare = (node: StoredNode, reading: Reading, depth: number): Piece[] => {
  if (typeof node.text === "string") return [node.text]
  if (node.type === "hardBreak") return [branch("br", {})]
  if (node.type === "mention") return [mention(node)]
  if (node.type === "footnote") return footnote(node, reading)
  if (node.type === "comment-end") return commentEnd(node, reading)
  const inside = nodesIn(node)
  if (inside.length > 0) return inlinePieces(inside, reading, depth + 1)
  const words = textOf(node.attrs, "label") ?? textOf(node.attrs, "alt") ?? textOf(node.attrs, "text")
  return words ? [words] : []
}

const marksOf = (node: StoredNode): StoredMark[] =>
  Array.isArray(node.marks) ? node.marks.filter((mark) => typeof mark?.type === "string") : []

const marked = (node: StoredNode, reading: Reading, depth: number): Piece[] => {
  let pieces = bare(node, reading, depth)
  for (const { type } of [...marksOf(node)].reverse()) {
    const tag = TAGS[type]
    if (tag) pieces = [branch(tag, {}, pieces)]
  }
  return pieces
}

const hrefOf = (node: StoredNode): string | null => {
  const link = marksOf(node).find(({ type }) => type === "link")
  return link ? safeHref(link.attrs?.href) : null
}

const linkTo = (href: string): Branch =>
  branch("a", { href, rel: /^https?:/i.test(href) ? "noreferrer" : null })

/** What stands within a line. Neighbours with one address make one link; unknown marks leave their text. */
export const inlinePieces = (nodes: readonly StoredNode[], reading: Reading, depth = 0): Piece[] => {
  if (depth > MAX_DEPTH) return []
  const pieces: Piece[] = []
  let link: Branch | null = null
  for (const node of nodes) {
    const href = hrefOf(node)
    const isSame: boolean = link !== null && link.attributes.href === href
    if (!isSame) {
      link = href === null ? null : linkTo(href)
      if (link) pieces.push(link)
    }
    const target = link ? link.children : pieces
    target.push(...marked(node, reading, depth))
  }
  return pieces
}
