import type { Levels } from "./bidi.ts"
import type { Inline } from "./blocks.ts"
import { BLUE, type Desk, INK, type Struct } from "./desk.server.ts"
import type { Face, Style } from "./faces.server.ts"
import { RTL_FEATURES } from "./glyphs.server.ts"

/** How the words of a block look: size in points, leading as a multiple of it. */
export type Looks = { size: number; bold?: boolean; color?: string; leading?: number }

/** Words alike in font and looks, by their place in the paragraph's text. */
export type Piece = {
  start: number
  end: number
  face: Face
  size: number
  rise: number
  color: string
  strike: boolean
  href: string | null
  note: number | null
}

/** A paragraph ready to be drawn, line by line. */
export type Paragraph = {
  text: string
  pieces: Piece[]
  levels: Levels
  base: "ltr" | "rtl"
  lang: string | null
  struct: Struct
  tag: string
}

const styleOf = (inline: Inline, bold: boolean): Style => {
  if (inline.code) return "mono"
  if (bold || inline.bold) return inline.italic ? "boldItalic" : "bold"
  return inline.italic ? "italic" : "regular"
}

const RAISED = 0.65

/** The words of a block cut where font or looks change. */
export const piecesOf = (words: readonly Inline[], { faces }: Desk, looks: Looks): Piece[] => {
  const pieces: Piece[] = []
  let at = 0
  for (const inline of words) {
    const raised = inline.note ? "super" : inline.raised
    const rise = raised === "super" ? looks.size * 0.35 : raised === "sub" ? -looks.size * 0.15 : 0
    const look = {
      size: raised ? looks.size * RAISED : inline.code ? looks.size * 0.9 : looks.size,
      ...{ rise, strike: inline.strike === true, note: inline.note ?? null },
      href: inline.note ? `#note-${inline.note}` : (inline.href ?? null),
      color: inline.href || inline.note ? BLUE : (looks.color ?? INK),
    }
    let open: Piece | undefined
    for (const sign of inline.isBreak ? "\n" : inline.text) {
      const face = faces.faceOf(sign, styleOf(inline, looks.bold === true), open?.face ?? null)
      if (open?.face !== face) {
        open = { start: at, end: at, face, ...look }
        pieces.push(open)
      }
      at += sign.length
      open.end = at
    }
  }
  return pieces
}

/** The parts of the pieces that lie within a range. */
export const piecesWithin = (pieces: readonly Piece[], start: number, end: number): Piece[] => {
  let low = 0
  let high = pieces.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pieces[middle]?.end ?? 0) <= start) low = middle + 1
    else high = middle
  }
  const found: Piece[] = []
  for (let at = low; at < pieces.length; at++) {
    const piece = pieces[at]
    if (!piece || piece.start >= end) break
    found.push({ ...piece, start: Math.max(piece.start, start), end: Math.min(piece.end, end) })
  }
  return found
}

const RTL_LETTER = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/u

/** How wide a piece is as it will be drawn. */
export const widthOf = (text: string, { face, size }: Piece): number =>
  face.widthOfString(text, size, RTL_LETTER.test(text) ? RTL_FEATURES : undefined)
