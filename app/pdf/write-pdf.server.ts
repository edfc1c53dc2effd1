import PDFDocument from "pdfkit"
import { blockItems, smallItems } from "./block-items.server.ts"
import type { Block, Inline, Note, Pictures, Text } from "./blocks.ts"
import { asArtifact, type Desk, newStruct, nowhere, QUIET, type Struct, silent } from "./desk.server.ts"
import { createFaces } from "./faces.server.ts"
import { after, type Item } from "./item.ts"
import { createBookmarks, markPlace } from "./places.server.ts"
import { flowOver, MARGIN } from "./sheet.server.ts"
import { namedSigns, signsOf } from "./signs.ts"
import { wordItems } from "./words.server.ts"

/** A paper to be written as PDF: everything in it is words, blocks and bytes, of no domain. */
export type PdfPaper = {
  title: string
  language: string
  direction: "ltr" | "rtl"
  /** Wider than high, for tables that are written into by hand. */
  isLandscape?: boolean
  /** Above the title; marks under it (a draft, a demonstration); facts, one line each. */
  kick: string
  marks: string[]
  facts: { label: string; value: string; href?: string }[]
  text: Text
  pictures: Pictures
  /** When the text was made: the file's own dates, so that the same text gives the same file. */
  madeAt: Date
  /** The content for machines, attached as the source of the file. */
  source: { name: string; bytes: Uint8Array; description: string } | null
  words: Desk["words"] & {
    notes: string
    page: (page: number, pages: number) => string
    /** Said under the title where the fonts lack signs of the text, which are drawn as boxes. */
    lacking: (signs: string) => string
  }
}

const linksIn = (blocks: readonly Block[], found: Set<string>): Set<string> => {
  const take = (words: readonly Inline[]) => {
    for (const { href, note } of words) {
      if (href?.startsWith("#")) found.add(href.slice(1))
      if (note) found.add(`note-${note}`)
    }
  }
  for (const block of blocks) {
    if ("words" in block) take(block.words)
    else if (block.kind === "list") for (const item of block.items) linksIn(item.blocks, found)
    else if (block.kind === "table") for (const cell of block.rows.flat()) linksIn(cell.blocks, found)
    else if ("blocks" in block) linksIn(block.blocks, found)
  }
  return found
}

/** The marks of a paper, and that some of its signs cannot be drawn, rather than leaving who reads to wonder. */
const marksOf = ({ faces }: Desk, { title, text, marks, words }: PdfPaper): string[] => {
  const lacking = signsOf(title, text).filter((sign) => faces.lacks(sign))
  return lacking.length > 0 ? [...marks, words.lacking(namedSigns(lacking))] : marks
}

const headItems = (desk: Desk, paper: PdfPaper, width: number, root: Struct): Item[] => {
  const words = (inlines: Inline[], size: number, tag: string, above: number, bold = true) =>
    after(
      above,
      wordItems(desk, inlines, width, {
        struct: newStruct(desk, root, tag),
        tag,
        looks: { size, bold, leading: 1.25, ...(tag === "H1" ? {} : { color: QUIET }) },
      }),
    )
  // The elements of the structure are made in this order.
  return [
    ...words([{ text: paper.kick }], 10.5, "P", 0),
    ...words([{ text: paper.title }], 22, "H1", 4),
    ...marksOf(desk, paper).flatMap((mark) => words([{ text: mark }], 11, "P", 6)),
    ...after(
      8,
      paper.facts.flatMap(({ label, value, href }) => {
        const inlines = [
          { text: `${label}: `, bold: true },
          { text: value, ...(href && { href }) },
        ]
        return smallItems(desk, inlines, width, root).map((item) => ({ ...item, above: 1 }))
      }),
    ),
  ]
}

const noteItems = (
  desk: Desk,
  notes: readonly Note[],
  paper: PdfPaper,
  width: number,
  root: Struct,
): Item[] => {
  if (notes.length === 0) return []
  const heading: Block = { kind: "heading", level: 1, words: [{ text: paper.words.notes }] }
  return [
    ...blockItems(desk, [heading], width, root),
    ...notes.flatMap(({ number, blocks }) => {
      const struct = newStruct(desk, root, "Note", {})
      const [first, ...rest] = blocks
      const label: Inline = { text: `${number}.`, href: `#mark-${number}` }
      const labelled: Block[] =
        first?.kind === "paragraph"
          ? [{ ...first, words: [label, { text: " " }, ...first.words] }, ...rest]
          : [{ kind: "paragraph", indent: 0, words: [label] }, ...blocks]
      return markPlace(desk, blockItems(desk, labelled, width, struct), `note-${number}`)
    }),
  ]
}

const numberPages = (desk: Desk, { words, direction }: PdfPaper, pages: number) => {
  const { doc } = desk
  const width = doc.page.width - MARGIN.side * 2
  const placed = { struct: nowhere(), tag: "P", looks: { size: 8.5, color: QUIET }, dir: direction }
  for (let page = 0; page < pages; page++) {
    doc.switchToPage(page)
    const [line] = wordItems(silent(desk), [{ text: words.page(page + 1, pages) }], width, placed)
    const y = doc.page.height - MARGIN.bottom + 24
    asArtifact(desk, () => line?.draw(MARGIN.side, y, 0), "Pagination")
  }
}

const openDocument = ({ title, language, madeAt, isLandscape = false }: PdfPaper) =>
  new PDFDocument({
    size: "A4",
    layout: isLandscape ? "landscape" : "portrait",
    margin: 0,
    bufferPages: true,
    tagged: true,
    pdfVersion: "1.7",
    subset: "PDF/A-3a",
    lang: language,
    displayTitle: true,
    info: { Title: title, Creator: "Tavoli", Producer: "Tavoli", CreationDate: madeAt, ModDate: madeAt },
  } as PDFKit.PDFDocumentOptions)

const openDesk = (doc: PDFKit.PDFDocument, paper: PdfPaper): Desk => {
  const { language, direction, pictures, words, text } = paper
  const wanted = linksIn(text.blocks, new Set())
  for (const { blocks } of text.notes) linksIn(blocks, wanted)
  // Each note leads back to its mark, where it has one.
  for (const { number } of text.notes) if (wanted.has(`note-${number}`)) wanted.add(`mark-${number}`)
  const desk = { doc, faces: createFaces(doc), language, direction, pictures, wanted, words }
  return { ...desk, bookmark: createBookmarks(doc) } as Desk
}

/**
 * Writes a paper as PDF: tagged, with bookmarks, embedded fonts, PDF/A-3a markers and its source attached.
 * Nothing is claimed that a validator has not checked.
 */
export const writePdf = async (paper: PdfPaper): Promise<Uint8Array> => {
  const doc = openDocument(paper)
  const chunks: Uint8Array[] = []
  const finished = new Promise<void>((done, fail) => {
    doc.on("data", (chunk: Uint8Array) => chunks.push(chunk))
    doc.on("end", done)
    doc.on("error", fail)
  })
  const desk = openDesk(doc, paper)
  const root = doc.struct("Document")
  doc.addStructure(root)
  const width = doc.page.width - MARGIN.side * 2
  const head = headItems(desk, paper, width, root)
  const body = after(18, blockItems(desk, paper.text.blocks, width, root))
  flowOver(desk, [...head, ...body, ...noteItems(desk, paper.text.notes, paper, width, root)])
  numberPages(desk, paper, doc.bufferedPageRange().count)
  if (paper.source) {
    const { bytes, name, description } = paper.source
    const dates = { creationDate: paper.madeAt, modifiedDate: paper.madeAt }
    doc.file(
      Buffer.from(bytes) as never,
      { name, type: "application/json", description, relationship: "Source", ...dates } as never,
    )
  }
  root.end()
  doc.end()
  await finished
  return new Uint8Array(Buffer.concat(chunks))
}
