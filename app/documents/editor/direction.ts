import { directionOfWords } from "../../pdf/blocks.ts"
import type { Piece } from "./reading-tree.ts"

type Known = "ltr" | "rtl"

const isKnown = (value: unknown): value is Known => value === "ltr" || value === "rtl"

/**
 * The direction of some pieces of a page: what the first says of itself that says anything, or else that of the
 * first letter. A frame around lines needs it: `dir="auto"` passes over what has a direction of its own, as every
 * line has, and would leave the frame of an Arabic list at the left.
 */
export const directionOfPieces = (pieces: readonly Piece[]): Known | null => {
  for (const piece of pieces) {
    if (typeof piece === "string") {
      const direction = directionOfWords(piece)
      if (direction) return direction
      continue
    }
    const { dir, class: name } = piece.attributes
    if (name === "tick") continue
    const inside = directionOfPieces(piece.children)
    if (inside) return isKnown(dir) ? dir : inside
  }
  return null
}

/** The attribute of a frame around pieces; what has no letters yet goes as its page does. */
export const frameDirection = (pieces: readonly Piece[]): { dir: Known } | Record<string, never> => {
  const dir = directionOfPieces(pieces)
  return dir ? { dir } : {}
}
