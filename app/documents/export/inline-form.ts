import type { Inline } from "../../pdf/blocks.ts"
import type { Branch, Piece } from "../editor/reading-tree.ts"

type Looks = Omit<Inline, "text">

const MARKS: Readonly<Record<string, Looks>> = {
  strong: { bold: true },
  em: { italic: true },
  s: { strike: true },
  code: { code: true },
  sup: { raised: "super" },
  sub: { raised: "sub" },
}

/** An address as it stands in a file that leaves the site: ours gain the site's own. */
const outward = (href: string, base: string): string => (href.startsWith("/") ? `${base}${href}` : href)

const noteNumber = (branch: Branch): number | null => {
  const [link] = branch.children
  if (branch.tag !== "sup" || typeof link !== "object" || link.attributes.role !== "doc-noteref") return null
  return Number(link.children[0])
}

const looksOf = ({ tag, attributes }: Branch, base: string): Looks => {
  if (tag === "a" && typeof attributes.href === "string") return { href: outward(attributes.href, base) }
  return MARKS[tag] ?? {}
}

/** Words as a page shows them, as runs alike in their looks; neighbours that are alike are one. */
export const inlinesOf = (pieces: readonly Piece[], base: string, looks: Looks = {}): Inline[] => {
  const found: Inline[] = []
  for (const piece of pieces) {
    if (typeof piece === "string") {
      if (piece !== "") found.push({ text: piece, ...looks })
      continue
    }
    const note = noteNumber(piece)
    if (note !== null) found.push({ text: String(note), note, ...looks })
    else if (piece.tag === "br") found.push({ text: "", isBreak: true })
    else found.push(...inlinesOf(piece.children, base, { ...looks, ...looksOf(piece, base) }))
  }
  return found
}

/** Elements that stand within a line. */
export const isInline = (piece: Piece): boolean =>
  typeof piece === "string" || ["a", "br", "span", ...Object.keys(MARKS)].includes(piece.tag)
