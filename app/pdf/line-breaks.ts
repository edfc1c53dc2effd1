import LineBreaker from "linebreak"

/** A line of a paragraph by its place in the text; `width` is without the blanks at its end. */
export type TextLine = { start: number; end: number; width: number }
/** How wide a part of the text is, in points. */
export type Measure = (start: number, end: number) => number

const BLANKS_AT_END = /[\s\u200b]+$/u

/** The end of a part without the blanks it ends with. */
const trimmedEnd = (text: string, start: number, end: number) =>
  start + text.slice(start, end).replace(BLANKS_AT_END, "").length

/** As much of a word that is wider than a line as fits; at least one character. */
const cutWord = (text: string, start: number, end: number, room: number, measure: Measure): number => {
  let at = start
  for (const sign of text.slice(start, end)) {
    if (at > start && measure(start, at + sign.length) > room) break
    at += sign.length
  }
  return at
}

type Opportunity = { position: number; required: boolean }

const opportunitiesOf = (text: string): Opportunity[] => {
  const breaker = new LineBreaker(text)
  const found: Opportunity[] = []
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak())
    found.push({ position: next.position, required: next.required === true })
  return found
}

/**
 * Breaks a paragraph into lines (Unicode Line Breaking, UAX 14). A word wider than the room is cut.
 * @param room the width of a line, in points
 */
export const breakLines = (text: string, room: number, measure: Measure): TextLine[] => {
  const lines: TextLine[] = []
  let start = 0
  let fitted = 0
  let width = 0
  const close = (end: number) => {
    const trimmed = trimmedEnd(text, start, end)
    lines.push({ start, end: trimmed, width: measure(start, trimmed) })
    start = end
    fitted = end
    width = 0
  }
  for (const { position, required } of opportunitiesOf(text)) {
    const end = trimmedEnd(text, fitted, position)
    if (fitted > start && width + measure(fitted, end) > room) close(fitted)
    while (fitted === start && measure(start, trimmedEnd(text, start, position)) > room) {
      const cut = cutWord(text, start, position, room, measure)
      if (cut >= position) break
      close(cut)
    }
    width += measure(fitted, position)
    fitted = position
    if (required && position < text.length) close(position)
  }
  if (start < text.length || lines.length === 0) close(text.length)
  return lines
}
