import type { Pictures, Text } from "../../pdf/blocks.ts"
import { type PdfPaper, writePdf } from "../../pdf/write-pdf.server.ts"
import { type Frame, labelsOf } from "./paper-frame.ts"

/** As much of a title as stands at the foot of a page. */
const FOOT = 70

const footOf = ({ title, draft, words }: Frame) => {
  const short = title.length > FOOT ? `${title.slice(0, FOOT).trimEnd()}…` : title
  const mark = draft ? ` · ${words.draftShort}` : ""
  return (page: number, pages: number) =>
    `${short}${mark} · ${words.page.replace("{page}", String(page)).replace("{pages}", String(pages))}`
}

const paperOf = (frame: Frame, text: Text, pictures: Pictures, canonical: string): PdfPaper => {
  const labels = labelsOf(frame.words)
  return {
    ...{ title: frame.title, language: frame.language, direction: frame.direction, text, pictures },
    kick: frame.kindName,
    marks: [frame.draft, frame.demo].filter((mark) => mark !== null),
    facts: frame.lines,
    madeAt: new Date(frame.writtenAt),
    source: {
      name: "tavoli.json",
      bytes: new TextEncoder().encode(canonical),
      description: frame.words.digestHelp,
    },
    words: {
      ...{ note: labels.note, backToText: labels.backToText, notes: labels.notes },
      ...{ done: labels.taskDone, open: labels.taskOpen, page: footOf(frame) },
      lacking: (signs) => frame.words.lacking.replace("{signs}", signs),
    },
  }
}

/** A document as PDF, its canonical content attached: the file whose SHA-256 is printed on it. */
export const writePdfFile = (frame: Frame, text: Text, pictures: Pictures, canonical: string) =>
  writePdf(paperOf(frame, text, pictures, canonical))
