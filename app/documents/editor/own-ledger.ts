import type { ClockRange } from "./own-text.ts"

/** Own words this young are handed back when others take them away, confirmed or not. */
export const FRESH_MS = 60_000

/** Which of this page's own words are confirmed, and when each was written. */
export type OwnLedger = {
  /** Notes a change: which one it was, the own clock after it, and when. */
  add: (made: number, clock: number, at: number) => void
  /** The first `covered` changes are confirmed. */
  cover: (covered: number) => void
  /** The own clock up to which all is confirmed. */
  confirmed: () => number
  isFresh: (range: ClockRange, now: number) => boolean
}

export const newLedger = (): OwnLedger => {
  let marks: { made: number; clock: number; at: number }[] = []
  let confirmed = 0
  return {
    add: (made, clock, at) => {
      marks = marks.filter((mark) => mark.clock > confirmed || mark.at > at - FRESH_MS)
      marks.push({ made, clock, at })
    },
    cover: (covered) => {
      for (const { made, clock } of marks) if (made <= covered) confirmed = Math.max(confirmed, clock)
    },
    confirmed: () => confirmed,
    isFresh: ({ from, to }, now) => {
      const written = marks.find(({ clock }) => clock > from)
      return to > confirmed || (written !== undefined && written.at > now - FRESH_MS)
    },
  }
}
