import { isBlockId } from "./line.ts"
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
}

const PAGES: Readonly<Record<string, string>> = {
  organisation: "/organisations/",
  roundtable: "/roundtables/",
  proposal: "/proposals/",
  meeting: "/meetings/",
  course: "/courses/",
}

const mentionHref = (kind: string | null, ref: string | null): string | null => {
  if (kind === null || ref === null) return null
  if (kind === "paragraph") return isBlockId(ref) ? `#${ref}` : null
  const page = PAGES[kind]
  return page ? `${page}${encodeURIComponent(ref)}` : null
}

const mention = (node: StoredNode): Piece => {
  const label = textOf(node.attrs, "label") ?? textOf(node.attrs, "ref") ?? ""
  const href = mentionHref(textOf(node.attrs, "kind"), textOf(node.attrs, "ref"))
  const data = { "data-kind": textOf(node.attrs, "kind"), "data-ref": textOf(node.attrs, "ref") }
  return branch(href ? "a" : "span", { class: "mention", href, ...data }, [label])
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

const bare = (node: StoredNode, reading: Reading, depth: number): Piece[] => {
  if (typeof node.text === "string") return [node.text]
  if (node.type === "hardBreak") return [branch("br", {})]
  if (node.type === "mention") return [mention(node)]
  if (node.type === "footnote") return footnote(node, reading)
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
