/**
 * A piece of the flow that stands on one page: a line, a row, a picture. Sizes are in points; `above` is the
 * room it wants before it, which the top of a page does not give.
 */
export type Item = {
  height: number
  above: number
  /** A heading stays with what follows it. */
  keepsNext?: boolean
  /** Draws at the upper left corner; `above` is the room that was really given. */
  draw(x: number, y: number, above: number): void
  /** For what is higher than its room: the part that fits and the rest; null when nothing fits. */
  split?(room: number): [Item, Item] | null
  /** Drawn again at the top of each page that the items of one table go on to. */
  repeats?: Item
}

/** An item drawn further in, with something beside it. */
export const inset = (
  item: Item,
  left: number,
  decorate?: (x: number, y: number, height: number) => void,
): Item => ({
  ...item,
  draw: (x, y, above) => {
    decorate?.(x, y - above, item.height + above)
    item.draw(x + left, y, above)
  },
  ...(item.split && {
    split: (room: number) => {
      const parts = item.split?.(room)
      return parts ? [inset(parts[0], left, decorate), inset(parts[1], left, decorate)] : null
    },
  }),
  ...(item.repeats && { repeats: inset(item.repeats, left, decorate) }),
})

/** Items with more room before the first of them. */
export const after = (room: number, items: Item[]): Item[] => {
  const [first, ...rest] = items
  return first ? [{ ...first, above: Math.max(first.above, room) }, ...rest] : []
}
