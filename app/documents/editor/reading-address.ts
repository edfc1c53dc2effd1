import { isBlockId, type Line } from "./line.ts"
import { type Branch, branch, type Piece, type Reading } from "./reading-tree.ts"

const wordsOf = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === "string" ? piece : wordsOf(piece.children))).join("")

const SHORT = 40

/** The link to a line's own address, where pages offer one; empty lines have nothing to point to. */
export const addressOf = (line: Line, pieces: readonly Piece[], { labels }: Reading): Branch[] => {
  const words = [...wordsOf(pieces).replace(/\s+/g, " ").trim()]
  if (!labels.paragraph || !isBlockId(line.id) || words.length === 0) return []
  const short = words.length > SHORT ? `${words.slice(0, SHORT).join("")}…` : words.join("")
  const { href, label } = labels.paragraph(line.id, short)
  const icon = branch("svg", { class: "i", "aria-hidden": "true" }, [
    branch("use", { href: "/icons.svg#it-link" }),
  ])
  return [branch("a", { class: "address", href, "aria-label": label, title: label }, [icon])]
}

/** A heading with its address beside it, which is no part of the heading's name. */
export const addressedHeading = (heading: Branch, address: Branch[]): Branch =>
  address.length === 0 ? heading : branch("div", { class: "addressed" }, [heading, ...address])
