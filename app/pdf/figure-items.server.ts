import type { Figure } from "./blocks.ts"
import { asArtifact, asContent, type Desk, newStruct, QUIET, type Struct } from "./desk.server.ts"
import { after, type Item } from "./item.ts"
import { markPlace } from "./places.server.ts"
import { wordItems } from "./words.server.ts"

const TALLEST = 520

/** A picture with its alternative text, and its caption under it; one whose bytes are not here is said in words. */
export const figureItems = (desk: Desk, figure: Figure, width: number, parent: Struct): Item[] => {
  const { src, alt, caption, id } = figure
  const picture = desk.pictures[src]
  const looks = { size: 9, color: QUIET }
  const captioned = (text: string, tag: "Caption" | "P", under: Struct): Item[] =>
    after(4, wordItems(desk, [{ text }], width, { struct: newStruct(desk, under, tag), tag, looks }))
  if (!picture) return [alt, caption].flatMap((words) => (words ? captioned(words, "P", parent) : []))
  const scale = Math.min(1, width / picture.width, TALLEST / picture.height)
  const [wide, high] = [picture.width * scale, picture.height * scale]
  const under = caption ? newStruct(desk, parent, "Sect") : parent
  // What is there for the eye alone is no content: readers pass it over, and say its caption where it has one.
  const struct = alt ? newStruct(desk, under, "Figure", { alt }) : null
  const draw: Item["draw"] = (x, y) => {
    const drawn = () => {
      desk.doc.image(Buffer.from(picture.bytes) as never, x, y, { width: wide, height: high })
    }
    return struct ? asContent(desk, struct, "Figure", drawn) : asArtifact(desk, drawn)
  }
  const item: Item = { height: high, above: 8, draw, keepsNext: caption !== null }
  return markPlace(desk, [item, ...(caption ? captioned(caption, "Caption", under) : [])], id)
}
