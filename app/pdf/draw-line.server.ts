import { mirrored, stretchesOf } from "./bidi.ts"
import { BLUE, type Desk, newStruct, type Struct } from "./desk.server.ts"
import { RTL_FEATURES } from "./glyphs.server.ts"
import type { TextLine } from "./line-breaks.ts"
import { type Paragraph, type Piece, piecesWithin, widthOf } from "./pieces.server.ts"

type Place = { x: number; y: number; height: number; width: number }
type Shown = Piece & { rtl: boolean; words: string }

const LETTER = /\p{L}/u

/** The words of a piece as they are given to the font: what has no letter of its own is turned round by hand. */
const drawn = (words: string, rtl: boolean): string => {
  if (!rtl) return words
  const turned = mirrored(words)
  return LETTER.test(words) ? turned : [...turned].reverse().join("")
}

/** The pieces of a line in the order of the eye. */
const shownOf = ({ text, pieces, levels, base }: Paragraph, line: TextLine): Shown[] =>
  stretchesOf(levels, base, line.start, line.end).flatMap(({ start, end, rtl }) => {
    const inside = piecesWithin(pieces, start, end)
      .map((piece) => ({ ...piece, rtl, words: text.slice(piece.start, piece.end).replace(/\n/g, "") }))
      .filter(({ words }) => words !== "")
    return rtl ? inside.reverse() : inside
  })

const drawPiece = ({ doc }: Desk, piece: Shown, x: number, baseline: number): number => {
  const width = widthOf(piece.words, piece)
  const y = baseline - piece.rise
  doc.font(piece.face.name, piece.size).fillColor(piece.color)
  doc.text(drawn(piece.words, piece.rtl), x, y, {
    lineBreak: false,
    baseline: "alphabetic",
    ...(piece.rtl ? { features: RTL_FEATURES as never } : {}),
  })
  const rule = (at: number, color: string) =>
    doc
      .lineWidth(0.5)
      .strokeColor(color)
      .moveTo(x, at)
      .lineTo(x + width, at)
      .stroke()
  if (piece.strike) rule(y - piece.size * 0.28, piece.color)
  if (piece.href && piece.note === null) rule(y + piece.size * 0.14, BLUE)
  return width
}

/** Where a stretch of a line belongs in the structure; the order there is that of reading. */
type Mark = { at: number; end: number; content: unknown; piece: Shown; x: number; width: number }

/** What a link says of itself: a note's mark and the way back to it are bare numbers. */
const contentsOf = ({ words }: Desk, { href, note, words: text }: Shown): string => {
  if (note !== null) return words.note(note)
  const back = /^#mark-(\d+)$/.exec(href ?? "")?.[1]
  return back ? words.backToText(Number(back)) : text
}

const linkUp = (desk: Desk, struct: Struct, mark: Mark, place: Place) => {
  const { href, note } = mark.piece
  const box = [mark.x, place.y, mark.width, place.height] as const
  const options = { structParent: struct, Contents: new String(contentsOf(desk, mark.piece)) as string }
  if (note !== null && desk.wanted.has(`mark-${note}`))
    desk.doc.addNamedDestination(`mark-${note}`, "XYZ", mark.x, place.y, null as never)
  if (href?.startsWith("#")) {
    if (desk.wanted.has(href.slice(1))) desk.doc.goTo(...box, href.slice(1), options as never)
  } else if (href) desk.doc.link(...box, href, options as never)
}

const attach = (desk: Desk, { struct, lang }: Paragraph, mark: Mark, place: Place) => {
  const { piece } = mark
  let parent = struct
  const opened: Struct[] = []
  const open = (type: string, options: object = {}) => {
    parent = newStruct(desk, parent, type, options)
    opened.push(parent)
  }
  if (piece.href) open("Link")
  const link = parent
  if (piece.rtl) open("Span", { actual: piece.words, ...(lang ? { lang } : {}) })
  parent.add(mark.content as never)
  if (piece.href) linkUp(desk, link, mark, place)
  for (const element of opened.reverse()) element.end()
}

const continues = (open: Mark | undefined, piece: Shown): open is Mark =>
  open !== undefined &&
  !open.piece.rtl &&
  !piece.rtl &&
  open.piece.href === piece.href &&
  open.piece.note === piece.note &&
  open.end === piece.start

/** Draws the pieces of a line, each in the stretch of content it belongs to. */
const drawMarked = (
  desk: Desk,
  paragraph: Paragraph,
  shown: readonly Shown[],
  from: number,
  baseline: number,
) => {
  const { doc } = desk
  const marks: Mark[] = []
  let x = from
  for (const piece of shown) {
    let mark = marks.at(-1)
    if (!continues(mark, piece)) {
      if (mark) doc.endMarkedContent()
      const tag = piece.rtl ? "Span" : piece.href ? "Link" : paragraph.tag
      const content = doc.markStructureContent(tag as "P")
      mark = { at: piece.start, end: piece.end, content, piece, x, width: 0 }
      marks.push(mark)
    }
    const width = drawPiece(desk, piece, x, baseline)
    mark.width += width
    mark.end = piece.end
    x += width
  }
  if (marks.length > 0) doc.endMarkedContent()
  return marks.sort((a, b) => a.at - b.at)
}

/** Draws one line: in the order of the eye, while the structure keeps the order of reading. */
export const drawLine = (desk: Desk, paragraph: Paragraph, line: TextLine, place: Place): void => {
  const shown = shownOf(paragraph, line)
  const baseline = place.y + place.height * 0.72
  if (desk.isSilent) {
    let { x } = place
    for (const piece of shown) x += drawPiece(desk, piece, x, baseline)
    return
  }
  for (const mark of drawMarked(desk, paragraph, shown, place.x, baseline))
    attach(desk, paragraph, mark, place)
}
