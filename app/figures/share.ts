/** So many of so many: heads over heads, or things over things, never mixed. */
export type Share = { part: number; whole: number }

export const NONE: Share = { part: 0, whole: 0 }

export const plus = (a: Share, b: Share): Share => ({ part: a.part + b.part, whole: a.whole + b.whole })

/** A share in tenths of a percent, truncated as every share is here; null where there is nothing to divide by. */
export const tenthsOf = ({ part, whole }: Share): number | null =>
  whole === 0 ? null : Math.floor((part * 1000) / whole)
