import {
  type Block,
  type Box,
  directionOfWords,
  type Figure,
  type Heading,
  type Inline,
  type List,
  type ListItem,
  plainOf,
} from "./blocks.ts"
import {
  asArtifact,
  asContent,
  BLUE,
  type Desk,
  INK,
  LINE,
  newStruct,
  QUIET,
  type Struct,
  WASH,
} from "./desk.server.ts"
import { figureItems } from "./figure-items.server.ts"
import { after, type Item, inset } from "./item.ts"
import type { Looks } from "./pieces.server.ts"
import { markHeading, markPlace } from "./places.server.ts"
import { tableItems } from "./table-items.server.ts"
import { wordItems } from "./words.server.ts"

export const BODY: Looks = { size: 10.5 }
const HEADINGS = [17, 14, 12, 11, 10.5, 10.5]
const GAP = 6
const INDENT = 20

const directionOf = (blocks: readonly Block[], desk: Desk): "ltr" | "rtl" => {
  for (const block of blocks) {
    if (!("words" in block) || block.words.length === 0) continue
    return block.dir ?? directionOfWords(plainOf(block.words)) ?? desk.direction
  }
  return desk.direction
}

const headingItems = (desk: Desk, heading: Heading, width: number, parent: Struct): Item[] => {
  if (heading.words.length === 0) return []
  const { words, level, id, lang, dir } = heading
  const tag = `H${Math.min(level + 1, 6)}`
  const struct = newStruct(desk, parent, tag, lang ? { lang } : {})
  const size = HEADINGS[level - 1] ?? 10.5
  const lines = wordItems(desk, words, width, {
    struct,
    tag,
    lang,
    dir,
    looks: { size, bold: true, leading: 1.25 },
  })
  const marked = markHeading(desk, after(size * 1.1, lines), { level, title: plainOf(words), id })
  return marked.map((item) => ({ ...item, keepsNext: true }))
}

type Words = { id?: string; lang?: string; dir?: "ltr" | "rtl"; words: Inline[]; indent: number }

const paragraphItems = (desk: Desk, block: Words, width: number, parent: Struct, looks: Looks): Item[] => {
  if (block.words.length === 0) return []
  const { words, id, lang, dir } = block
  const struct = newStruct(desk, parent, "P", lang ? { lang } : {})
  const left = block.indent * INDENT
  const items = wordItems(desk, words, width - left, { struct, tag: "P", lang, dir, looks })
  const rtl = directionOf([{ kind: "paragraph", ...block }], desk) === "rtl"
  const placed = left > 0 ? items.map((item) => inset(item, rtl ? 0 : left)) : items
  return markPlace(desk, after(GAP, placed), id)
}

const TICK = 8

const drawTick = ({ doc }: Desk, x: number, y: number, done: boolean) => {
  doc.lineWidth(0.8).strokeColor(INK).rect(x, y, TICK, TICK).stroke()
  if (done)
    doc
      .moveTo(x + 1.5, y + 4)
      .lineTo(x + 3.5, y + 6.5)
      .lineTo(x + 6.5, y + 1.5)
      .stroke()
}

/** The bullet, number or box of an item, beside its first line. */
const labelItem = (desk: Desk, list: List, at: number, struct: Struct, item: ListItem): Item => {
  if (item.state) {
    const label = newStruct(desk, struct, "Lbl", {
      actual: desk.words[item.state],
      alt: desk.words[item.state],
    })
    const draw: Item["draw"] = (x, y) =>
      asContent(desk, label, "Lbl", () => drawTick(desk, x, y + 3.5, item.state === "done"))
    return { height: 0, above: 0, draw }
  }
  const label = newStruct(desk, struct, "Lbl")
  const text = list.style === "ordered" ? `${at + 1}.` : "•"
  const [line] = wordItems(desk, [{ text }], INDENT, { struct: label, tag: "Lbl", looks: BODY, dir: "ltr" })
  return line ?? { height: 0, above: 0, draw: () => {} }
}

const withLabel = (items: Item[], label: Item, labelLeft: number, left: number): Item[] =>
  items.map((item, at) => {
    const placed = inset(item, left)
    if (at > 0) return placed
    const draw: Item["draw"] = (x, y, above) => {
      label.draw(x + labelLeft, y, 0)
      placed.draw(x, y, above)
    }
    return { ...placed, draw }
  })

const EMPTY_LINE: Item = { height: BODY.size * 1.45, above: 0, draw: () => {} }

const listItems = (desk: Desk, list: List, width: number, parent: Struct): Item[] => {
  const numbering = list.style === "ordered" ? "Decimal" : list.style === "task" ? "Square" : "Disc"
  const struct = newStruct(desk, parent, "L", {}, { O: "List", ListNumbering: numbering })
  return list.items.flatMap((item, at) => {
    const element = newStruct(desk, struct, "LI")
    const label = labelItem(desk, list, at, element, item)
    const body = newStruct(desk, element, "LBody")
    const rtl = directionOf(item.blocks, desk) === "rtl"
    const inside = blockItems(desk, item.blocks, width - INDENT, body)
    const lines = after(at === 0 ? GAP : 2, inside.length > 0 ? tightened(inside) : [EMPTY_LINE])
    return withLabel(lines, label, rtl ? width - INDENT + 6 : 4, rtl ? 0 : INDENT)
  })
}

/** The first line of an item stands close to the item before. */
const tightened = (items: Item[]): Item[] =>
  items.map((item, at) => (at === 0 ? { ...item, above: 0 } : item))

const barred = (
  desk: Desk,
  items: Item[],
  width: number,
  rtl: boolean,
  look: { bar: string; wash?: string },
): Item[] =>
  items.map((item, at) =>
    inset(item, rtl ? 4 : 14, (x, y, height) => {
      // One bar for the whole run: each line draws its part, the first without the room above it.
      const skipped = at === 0 ? height - item.height : 0
      const [top, tall] = [y + skipped - 2, height - skipped + 4]
      asArtifact(desk, () => {
        if (look.wash) desk.doc.rect(x, top, width, tall).fill(look.wash)
        desk.doc.rect(rtl ? x + width - 3 : x, top, 3, tall).fill(look.bar)
      })
    }),
  )

const boxItems = (desk: Desk, box: Box, width: number, parent: Struct): Item[] => {
  const struct = newStruct(desk, parent, "Sect")
  const inner = width - 18
  const title: Block[] = box.title
    ? [{ kind: "paragraph", indent: 0, words: [{ text: box.title, bold: true }] }]
    : []
  const items = blockItems(desk, [...title, ...box.blocks], inner, struct)
  return barred(desk, after(GAP + 4, items), width, directionOf(box.blocks, desk) === "rtl", {
    bar: BLUE,
    wash: WASH,
  })
}

const quoteItems = (desk: Desk, blocks: readonly Block[], width: number, parent: Struct): Item[] => {
  const struct = newStruct(desk, parent, "BlockQuote")
  const items = blockItems(desk, blocks, width - 18, struct)
  return barred(desk, after(GAP + 2, items), width, directionOf(blocks, desk) === "rtl", { bar: LINE })
}

const itemsOf = (desk: Desk, block: Block, width: number, parent: Struct): Item[] => {
  switch (block.kind) {
    case "heading":
      return headingItems(desk, block, width, parent)
    case "paragraph":
      return paragraphItems(desk, block, width, parent, BODY)
    case "list":
      return listItems(desk, block, width, parent)
    case "quote":
      return quoteItems(desk, block.blocks, width, parent)
    case "box":
      return boxItems(desk, block, width, parent)
    case "table":
      return tableItems(desk, block, width, parent, blockItems)
    case "figure":
      return figureItems(desk, block as Figure, width, parent)
  }
}

/** Blocks as items of the flow; their elements of the structure are made in the order of reading. */
export const blockItems = (desk: Desk, blocks: readonly Block[], width: number, parent: Struct): Item[] =>
  blocks.flatMap((block) => itemsOf(desk, block, width, parent))

/** Words of the paper about itself, small. */
export const smallItems = (desk: Desk, words: Inline[], width: number, parent: Struct): Item[] =>
  paragraphItems(desk, { words, indent: 0 }, width, parent, { size: 9, color: QUIET })
