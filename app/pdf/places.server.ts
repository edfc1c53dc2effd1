import type { Desk } from "./desk.server.ts"
import type { Item } from "./item.ts"

type Outline = { addItem(title: string, options?: object): Outline }

/** Does something where the first of the items is drawn. */
const atFirst = (items: Item[], deed: (x: number, y: number) => void): Item[] =>
  items.map((item, at) =>
    at > 0
      ? item
      : {
          ...item,
          draw: (x, y, above) => {
            deed(x, y)
            item.draw(x, y, above)
          },
        },
  )

/** Makes the items a place that links of the paper lead to, where one does. */
export const markPlace = ({ doc, wanted }: Desk, items: Item[], id: string | undefined): Item[] =>
  id === undefined || !wanted.has(id)
    ? items
    : atFirst(items, (x, y) => doc.addNamedDestination(id, "XYZ", x, y, null as never))

/** The open bookmark of each level; a heading hangs under the nearest one above its level. */
export const createBookmarks = (doc: PDFKit.PDFDocument) => {
  const open: { level: number; item: Outline }[] = []
  return (level: number, title: string, y: number) => {
    while ((open.at(-1)?.level ?? 0) >= level) open.pop()
    const parent = open.at(-1)?.item ?? (doc.outline as unknown as Outline)
    open.push({
      level,
      item: parent.addItem(title, { fit: false, top: Math.max(y - 10, 0), left: doc.page.width }),
    })
  }
}

/** Makes the items of a heading a place and a bookmark. */
export const markHeading = (
  desk: Desk,
  items: Item[],
  heading: { level: number; title: string; id: string | undefined },
): Item[] =>
  atFirst(markPlace(desk, items, heading.id), (_, y) =>
    desk.bookmark(heading.level, heading.title.replace(/\s+/g, " ").trim(), y),
  )
