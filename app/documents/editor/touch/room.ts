/** What is seen of a page: `visualViewport`, and the height of the page itself. */
export type Seen = { top: number; height: number; page: number; scale: number }

/** Less than this is a browser's bar that came or went, not a keyboard. */
const LOWEST_KEYBOARD = 120

/** How far above the window's lower edge the keyboard on the screen reaches; 0 without one. */
export const keyboardHeight = ({ top, height, page, scale }: Seen): number => {
  // Who has magnified the page sees a part of it too.
  if (scale > 1.05) return 0
  const covered = Math.round(page - top - height)
  return Math.round(page - height) >= LOWEST_KEYBOARD ? Math.max(covered, 0) : 0
}

export type Box = { top: number; bottom: number }

/** By how much to scroll so that a line stands within some room, with a margin; 0 where it does. */
export const scrollToShow = (line: Box, room: Box, margin: number): number => {
  if (line.bottom > room.bottom - margin) return Math.ceil(line.bottom - room.bottom + margin)
  if (line.top < room.top + margin) return Math.floor(line.top - room.top - margin)
  return 0
}
