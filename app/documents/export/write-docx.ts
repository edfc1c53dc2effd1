import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  type ILevelsOptions,
  LevelFormat,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from "docx"
import type { Block, Inline, Pictures, Text } from "../../pdf/blocks.ts"
import { type DocxDesk, docxBlock, docxParagraph } from "./docx-blocks.ts"
import { tagOf } from "./docx-words.ts"
import type { Frame } from "./paper-frame.ts"

const INDENT = 400

const levels = (
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: (level: number) => string,
): ILevelsOptions[] =>
  Array.from({ length: 9 }, (_, level) => ({
    level,
    format,
    text: text(level),
    alignment: AlignmentType.START,
    style: { paragraph: { indent: { start: (level + 1) * INDENT, hanging: INDENT * 0.8 } } },
  }))

const NUMBERING = {
  config: [
    { reference: "bullets", levels: levels(LevelFormat.BULLET, () => "•") },
    { reference: "tasks", levels: levels(LevelFormat.BULLET, () => "–") },
    { reference: "numbers", levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: "0050A3", space: 4 }
const heading = (size: number) => ({
  run: { size: size * 2, bold: true, color: "17324D" },
  paragraph: { spacing: { before: 240, after: 100 }, keepNext: true },
})

const stylesOf = ({ language, direction }: Frame) => ({
  default: {
    document: {
      run: {
        ...{ font: "Titillium Web", size: 22 },
        language: direction === "rtl" ? { bidirectional: tagOf(language) } : { value: tagOf(language) },
      },
      paragraph: { spacing: { after: 120, line: 276, lineRule: LineRuleType.AUTO } },
    },
    title: { run: { size: 44, bold: true, color: "17324D" } },
    ...{ heading1: heading(17), heading2: heading(14), heading3: heading(12) },
    ...{ heading4: heading(11), heading5: heading(11), heading6: heading(11) },
  },
  paragraphStyles: [
    {
      id: "Quote",
      name: "Quote",
      basedOn: "Normal",
      run: { italics: true },
      paragraph: { indent: { start: 560, end: 560 } },
    },
    {
      ...{ id: "TavoliBox", name: "Tavoli box", basedOn: "Normal" },
      paragraph: {
        border: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE },
        indent: { start: 120, end: 120 },
      },
    },
    {
      id: "TavoliFrame",
      name: "Tavoli frame",
      basedOn: "Normal",
      run: { size: 18 },
      paragraph: { spacing: { after: 20 } },
    },
    { id: "Caption", name: "caption", basedOn: "Normal", run: { size: 19, bold: true } },
    { id: "TableContents", name: "Table Contents", basedOn: "Normal", paragraph: { spacing: { after: 40 } } },
    { id: "TableHeading", name: "Table Heading", basedOn: "TableContents", run: { bold: true } },
  ],
})

const headOf = (desk: DocxDesk, frame: Frame): Paragraph[] => {
  const line = (words: Inline[], style: string) => docxParagraph(desk, { words }, { style })
  return [
    line([{ text: frame.kindName }], "TavoliFrame"),
    line([{ text: frame.title }], "Title"),
    ...[frame.draft, frame.demo]
      .filter((mark) => mark !== null)
      .map((text) => line([{ text, bold: true }], "TavoliFrame")),
    ...frame.lines.map(({ label, value, href }) =>
      line(
        [
          { text: `${label}: `, bold: true },
          { text: value, ...(href ? { href } : {}) },
        ],
        "TavoliFrame",
      ),
    ),
  ]
}

const footer = ({ title, draft, words, direction }: Frame): Footer => {
  const [before = "", between = "", after = ""] = words.page.split(/\{pages?\}/)
  const mark = draft ? ` · ${words.draftShort}` : ""
  const children = [`${title}${mark} · ${before}`, PageNumber.CURRENT, between, PageNumber.TOTAL_PAGES, after]
  return new Footer({
    children: [
      new Paragraph({ bidirectional: direction === "rtl", children: [new TextRun({ children, size: 17 })] }),
    ],
  })
}

const marksIn = (blocks: readonly Block[], found: Set<number>): Set<number> => {
  for (const block of blocks) {
    if ("words" in block) for (const { note } of block.words) if (note) found.add(note)
    if (block.kind === "list") for (const { blocks: inside } of block.items) marksIn(inside, found)
    else if (block.kind === "table") for (const cell of block.rows.flat()) marksIn(cell.blocks, found)
    else if ("blocks" in block) marksIn(block.blocks, found)
  }
  return found
}

/** Notes whose mark is gone stand at the end: their words are not lost. */
const leftOver = ({ blocks, notes }: Text, frame: Frame): Block[] => {
  const marked = marksIn(blocks, new Set())
  const rest = notes.filter(({ number }) => !marked.has(number)).flatMap(({ blocks: inside }) => inside)
  if (rest.length === 0) return []
  return [{ kind: "heading", level: 1, words: [{ text: frame.words.notes }] }, ...rest]
}

const footnotesOf = (desk: DocxDesk, { notes }: Text) =>
  Object.fromEntries(
    notes.map(({ number, blocks }) => {
      const children = blocks
        .flatMap((block) => docxBlock(desk, block))
        .filter((made) => made instanceof Paragraph)
      return [number, { children }]
    }),
  )

/** A document for Word (Office Open XML), with the styles that an office knows. */
export const writeDocx = async (frame: Frame, text: Text, pictures: Pictures): Promise<Uint8Array> => {
  const speech = { language: frame.language, rtl: frame.direction === "rtl" }
  const notes = new Set(text.notes.map(({ number }) => number))
  const desk: DocxDesk = { pictures, notes, speech, lists: 0 }
  const body = [...text.blocks, ...leftOver(text, frame)].flatMap((block) => docxBlock(desk, block))
  const made = new Document({
    ...{ title: frame.title, subject: frame.kindName, description: frame.address, creator: "Tavoli" },
    ...{ styles: stylesOf(frame), numbering: NUMBERING, footnotes: footnotesOf(desk, text) },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11906, height: 16838 },
            margin: { top: 1240, bottom: 1240, left: 1240, right: 1240 },
          },
        },
        footers: { default: footer(frame) },
        children: [...headOf(desk, frame), ...body],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(made))
}
