import { type Zippable, zipSync } from "fflate"
import type { Block, Pictures, Text } from "../../pdf/blocks.ts"
import { odtBlock } from "./odt-blocks.ts"
import { newOdtDesk, type OdtDesk } from "./odt-parts.ts"
import { odtStyles, tableStyle } from "./odt-styles.ts"
import { odtFile, odtWords, xml } from "./odt-xml.ts"
import type { Frame } from "./paper-frame.ts"

const TYPE = "application/vnd.oasis.opendocument.text"
const utf8 = (text: string) => new TextEncoder().encode(text)

const plain = (text: string, style: string) => xml("text:p", { "text:style-name": style }, odtWords(text))

const headOf = (frame: Frame): string[] => [
  plain(frame.kindName, "Tavoli_20_frame"),
  plain(frame.title, "Title"),
  ...[frame.draft, frame.demo].filter((mark) => mark !== null).map((mark) => plain(mark, "Subtitle")),
  ...frame.lines.map(({ label, value }) => plain(`${label}: ${value}`, "Tavoli_20_frame")),
]

/** Notes whose mark is gone stand at the end: their words are not lost. */
const leftOver = (desk: OdtDesk, frame: Frame): string[] => {
  const rest = [...desk.notes.values()].filter(({ number }) => !desk.used.has(number))
  if (rest.length === 0) return []
  const heading: Block = { kind: "heading", level: 1, words: [{ text: frame.words.notes }] }
  return [heading, ...rest.flatMap(({ blocks }) => blocks)].map((block) => odtBlock(desk, block))
}

const CELL = { "fo:padding": "0.12cm", "fo:border": "0.5pt solid #c5ced6" }
const cellStyle = (name: string, more: Record<string, string> = {}) =>
  xml(
    "style:style",
    { "style:name": name, "style:family": "table-cell" },
    xml("style:table-cell-properties", { ...CELL, ...more }),
  )

const contentOf = (frame: Frame, text: Text, desk: OdtDesk): string => {
  const body = [
    ...headOf(frame),
    ...text.blocks.map((block) => odtBlock(desk, block)),
    ...leftOver(desk, frame),
  ]
  return odtFile(
    "office:document-content",
    xml(
      "office:automatic-styles",
      {},
      tableStyle("Table", frame.direction),
      cellStyle("Cell"),
      cellStyle("CellHead", { "fo:background-color": "#eef3f8" }),
      ...desk.styles.values(),
    ),
    xml("office:body", {}, xml("office:text", {}, ...body)),
  )
}

const metaOf = ({ title, language, writtenAt, kindName, address }: Frame): string =>
  odtFile(
    "office:document-meta",
    xml(
      "office:meta",
      {},
      xml("dc:title", {}, odtWords(title)),
      xml("dc:subject", {}, odtWords(kindName)),
      xml("dc:description", {}, odtWords(address)),
      xml("dc:language", {}, language),
      xml("dc:date", {}, writtenAt),
      xml("meta:creation-date", {}, writtenAt),
      xml("meta:generator", {}, "Tavoli"),
    ),
  )

const typeOf = (path: string) =>
  path.endsWith(".xml") ? "text/xml" : path.endsWith(".png") ? "image/png" : "image/jpeg"

const manifestOf = (paths: readonly string[]): string => {
  const entry = (path: string, type: string) =>
    xml("manifest:file-entry", { "manifest:full-path": path, "manifest:media-type": type })
  const names = {
    "xmlns:manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "manifest:version": "1.3",
  }
  const entries = [entry("/", TYPE), ...paths.map((path) => entry(path, typeOf(path)))]
  return `<?xml version="1.0" encoding="UTF-8"?>\n${xml("manifest:manifest", names, ...entries)}`
}

/** A document as OpenDocument text (ODF 1.3), with the styles that an office knows. */
export const writeOdt = (frame: Frame, text: Text, pictures: Pictures): Uint8Array => {
  const desk = newOdtDesk(text.notes, pictures, frame.direction)
  const files: Record<string, Uint8Array> = {
    "content.xml": utf8(contentOf(frame, text, desk)),
    "styles.xml": utf8(odtStyles(frame)),
    "meta.xml": utf8(metaOf(frame)),
    ...Object.fromEntries(desk.files),
  }
  const mtime = new Date(frame.writtenAt)
  const zipped: Zippable = {
    // The type stands first and bare, so that whoever looks at the first bytes knows it.
    mimetype: [utf8(TYPE), { level: 0 }],
    "META-INF/manifest.xml": utf8(manifestOf(Object.keys(files))),
    ...files,
  }
  return zipSync(zipped, { mtime })
}
