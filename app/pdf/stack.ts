import type { Item } from "./item.ts"

export type Stack = {
  height: number
  draw(x: number, y: number, above: number): void
  /** The items that fit into the room, and the others. */
  split(room: number): [Item[], Item[]]
}

/** Items one above the other, as in a cell. */
export const stacked = (items: readonly Item[]): Stack => {
  const roomAbove = (item: Item, at: number) => (at === 0 ? 0 : item.above)
  const height = items.reduce((sum, item, at) => sum + item.height + roomAbove(item, at), 0)
  return {
    height,
    draw: (x, y) => {
      let top = y
      for (const [at, item] of items.entries()) {
        top += roomAbove(item, at)
        item.draw(x, top, roomAbove(item, at))
        top += item.height
      }
    },
    split: (room) => {
      let used = 0
      const fits = items.findIndex((item, at) => {
        used += item.height + roomAbove(item, at)
        return used > room
      })
      return fits === -1 ? [[...items], []] : [items.slice(0, fits), items.slice(fits)]
    },
  }
}
