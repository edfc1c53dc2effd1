import type { Desk } from "./desk.server.ts"
import type { Item } from "./item.ts"

/** A4 with room for a file's holes, in points. */
export const MARGIN = { top: 62, bottom: 64, side: 62 }
const ROUNDING = 0.01

/** How much room an item needs on one page together with what must not be parted from it. */
const neededBy = (items: readonly Item[], at: number, whole: number): number => {
  let needed = 0
  for (let next = at; next < items.length; next++) {
    const item = items[next] as Item
    needed += item.height + (next === at ? 0 : item.above)
    if (!item.keepsNext || needed > whole / 2) break
  }
  return needed
}

/** Lets the items flow over as many pages as they need. The first page is there already. */
export const flowOver = (desk: Desk, items: readonly Item[]): void => {
  const { doc } = desk
  const bottom = doc.page.height - MARGIN.bottom
  const whole = bottom - MARGIN.top
  let y = MARGIN.top
  let isTop = true
  const turn = (item: Item) => {
    doc.addPage()
    y = MARGIN.top
    isTop = true
    if (!item.repeats || item.repeats.height > whole / 3) return
    item.repeats.draw(MARGIN.side, y, 0)
    y += item.repeats.height
  }
  const put = (item: Item) => {
    const above = isTop ? 0 : item.above
    item.draw(MARGIN.side, y + above, above)
    y += above + item.height
    isTop = false
  }
  const place = (item: Item, needed: number) => {
    let rest = item
    const fits = (height: number) => y + (isTop ? 0 : rest.above) + height <= bottom + ROUNDING
    if (!fits(needed) && !isTop && (needed <= whole || !rest.split)) turn(rest)
    while (!fits(rest.height) && rest.split) {
      const parts = rest.split(bottom - y - (isTop ? 0 : rest.above))
      if (parts) put(parts[0])
      else if (isTop) break
      if (parts) rest = { ...parts[1], ...(item.repeats && { repeats: item.repeats }) }
      turn(rest)
      isTop = true
    }
    put(rest)
  }
  for (const [at, item] of items.entries()) place(item, neededBy(items, at, whole))
}
