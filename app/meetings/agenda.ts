export const ITEM_KINDS = ["information", "discussion", "decision"] as const
export type ItemKind = (typeof ITEM_KINDS)[number]

/** The order after one item went a place up or down; the same where there is no such place. */
export const movedBy = (ids: readonly string[], id: string, step: 1 | -1): string[] => {
  const at = ids.indexOf(id)
  return at < 0 ? [...ids] : movedTo(ids, id, at + step)
}

/** The order after one item was put at a place (0 is the first); outside the agenda is its nearest end. */
export const movedTo = (ids: readonly string[], id: string, place: number): string[] => {
  if (!ids.includes(id)) return [...ids]
  const others = ids.filter((other) => other !== id)
  const at = Math.min(Math.max(place, 0), others.length)
  return [...others.slice(0, at), id, ...others.slice(at)]
}

/** The minutes that the items foresee together; those without count nothing. */
export const minutesForeseen = (items: readonly { minutes: number | null }[]): number =>
  items.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)
