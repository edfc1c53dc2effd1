import type { Figure, Note, Pictures } from "../../pdf/blocks.ts"
import { columnWidths, type Grid } from "../../pdf/table-grid.ts"
import { odtWords, xml } from "./odt-xml.ts"

/** What the parts of one file share: styles and notes are made as they are met. */
export type OdtDesk = {
  notes: ReadonlyMap<number, Note>
  direction: "ltr" | "rtl"
  pictures: Pictures
  /** The words for a task that is done, and one that is not. */
  used: Set<number>
  styles: Map<string, string>
  files: Map<string, Uint8Array>
  tables: number
}

export const newOdtDesk = (
  notes: readonly Note[],
  pictures: Pictures,
  direction: "ltr" | "rtl",
): OdtDesk => ({
  direction,
  notes: new Map(notes.map((note) => [note.number, note])),
  ...{ pictures, used: new Set(), styles: new Map(), files: new Map(), tables: 0 },
})

/** Less than the room on a page, in points: an office may lack our narrow font. */
const ROOM = 380

/** The columns of a table, as wide as what stands in them asks. */
export const columnsXml = ({ styles }: OdtDesk, grid: Grid, name: string): string =>
  columnWidths(grid, ROOM)
    .map((width, at) => {
      const style = `${name}.${at + 1}`
      const share = xml("style:table-column-properties", {
        "style:rel-column-width": `${Math.round(width)}*`,
      })
      styles.set(style, xml("style:style", { "style:name": style, "style:family": "table-column" }, share))
      return xml("table:table-column", { "table:style-name": style })
    })
    .join("")

const WIDEST_CM = 16
/** Pixels as centimetres, 96 to an inch. */
const centimetres = (pixels: number) => (pixels / 96) * 2.54

/** A picture with what it shows said in words; one whose bytes are not here is only said. */
export const figureXml = (desk: OdtDesk, { src, alt, caption }: Figure): string => {
  const picture = desk.pictures[src]
  const words = (text: string, style: string) => xml("text:p", { "text:style-name": style }, odtWords(text))
  const below = caption ? words(caption, "Caption") : ""
  if (!picture) return `${alt ? words(alt, "Text_20_body") : ""}${below}`
  const path = `Pictures/${desk.files.size + 1}.${picture.type === "image/png" ? "png" : "jpg"}`
  desk.files.set(path, picture.bytes)
  const scale = Math.min(1, WIDEST_CM / centimetres(picture.width))
  const side = (pixels: number) => `${(centimetres(pixels) * scale).toFixed(2)}cm`
  const frame = xml(
    "draw:frame",
    {
      "draw:name": `Picture${desk.files.size}`,
      "text:anchor-type": "as-char",
      "svg:width": side(picture.width),
      "svg:height": side(picture.height),
    },
    xml("draw:image", {
      "xlink:href": path,
      "xlink:type": "simple",
      "xlink:show": "embed",
      "xlink:actuate": "onLoad",
    }),
    xml("svg:title", {}, odtWords(alt)),
    xml("svg:desc", {}, odtWords(alt || (caption ?? ""))),
  )
  return `${xml("text:p", { "text:style-name": "Text_20_body" }, frame)}${below}`
}
