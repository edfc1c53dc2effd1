import type { Pictures } from "./blocks.ts"
import type { Faces } from "./faces.server.ts"

export type Struct = PDFKit.PDFStructureElement
export type StructOptions = { lang?: string; alt?: string; actual?: string; title?: string; scope?: string }

/** What all parts of one paper share while it is written. */
export type Desk = {
  doc: PDFKit.PDFDocument
  faces: Faces
  language: string
  direction: "ltr" | "rtl"
  /** Anchors that some link of the paper leads to. */
  wanted: ReadonlySet<string>
  pictures: Pictures
  /** Adds a bookmark that leads to this height of the page at hand. */
  bookmark(level: number, title: string, y: number): void
  /** Drawn for the eye only: what would be content or structure leaves no trace in it. */
  isSilent?: boolean
  /** Words of the system: how a note is named, and what is read for the boxes of tasks. */
  words: {
    note: (number: number) => string
    backToText: (number: number) => string
    done: string
    open: string
  }
}

export const INK = "#17324d"
export const QUIET = "#455b71"
export const LINE = "#c5ced6"
export const BLUE = "#0050a3"
export const WASH = "#f2f5f8"

/** Where the structure of what is drawn silently goes. */
const NOWHERE = { add: () => NOWHERE, end: () => {} } as unknown as Struct

/** The same desk, drawing for the eye only. */
export const silent = (desk: Desk): Desk => ({
  ...desk,
  isSilent: true,
  wanted: new Set(),
  bookmark: () => {},
})
export const nowhere = (): Struct => NOWHERE

/** A new element of the structure under another. `attributes` are of ISO 32000-1, 14.8.5 (spans of a cell, kinds of lists). */
export const newStruct = (
  desk: Desk,
  parent: Struct,
  type: string,
  options: StructOptions = {},
  attributes: Record<string, unknown> = {},
): Struct => {
  if (desk.isSilent) return NOWHERE
  const struct = desk.doc.struct(type as "P", options as object)
  if (Object.keys(attributes).length > 0) {
    const { data } = (struct as unknown as { dictionary: { data: Record<string, unknown> } }).dictionary
    data.A = { ...(data.A as object | undefined), ...attributes }
  }
  parent.add(struct)
  return struct
}

/** Draws something that means nothing: readers pass it over. */
export const asArtifact = ({ doc, isSilent }: Desk, draw: () => void, type = "Layout") => {
  if (isSilent) return draw()
  doc.markContent("Artifact", { type } as never)
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
}

/** Draws something that belongs to an element of the structure. */
export const asContent = ({ doc, isSilent }: Desk, struct: Struct, tag: string, draw: () => void) => {
  if (isSilent) return draw()
  const content = doc.markStructureContent(tag as "P")
  doc.save()
  draw()
  doc.restore()
  doc.endMarkedContent()
  struct.add(content)
}
