import type { Block, Pictures } from "../../pdf/blocks.ts"
import type { ReadingLabels, StoredNode } from "../editor/reading-tree.ts"

import type { Present } from "../links/present-names.ts"

export const FORMATS = ["pdf", "docx", "odt", "html", "md"] as const
export type Format = (typeof FORMATS)[number]

/** The words of the system in a file, in the language of the document; `{number}`, `{page}`, `{pages}`, `{signs}` stand in them. */
export type ExportWords = Omit<ReadingLabels, "note" | "backToText"> & {
  note: string
  backToText: string
  page: string
  draftShort: string
  digest: string
  digestHelp: string
  address: string
  lacking: string
}

/** What a file is made of: everything that was asked of the database and the language, ready to be sent to a thread. */
export type ExportQuestion = {
  format: Format
  title: string
  kind: string
  kindName: string
  language: string
  direction: "ltr" | "rtl"
  /** The table's name, the state, the date… as they are said in the document's language. */
  facts: { label: string; value: string; language?: string }[]
  /** What came to be afterwards and is no part of the content, said after digest and address. */
  later?: { label: string; value: string; language?: string; href?: string }[]
  /** The mark of a text that is not adopted; null when it is. */
  draft: string | null
  /** The sentence of demonstrations; null elsewhere. */
  demo: string | null
  /** The site's address, without a slash at its end, and the page of the document. */
  base: string
  address: string
  /** When the text was written down, as an instant in ISO form. */
  writtenAt: string
  content: StoredNode
  /** What stands before the text on paper, and is no part of it: the blocks of the projects that fund an act. */
  before?: Block[]
  /** The content in its one form, where it is more than a document's. */
  canonical?: string
  pictures: Pictures
  /** What the things that the text mentions are called now, for whom the file is made. */
  mentions: { code: string; erased: string; names: [string, Present][] }
  words: ExportWords
}

/** What every file says of itself: the question with the digest of its content. */
export type Frame = Omit<ExportQuestion, "content" | "pictures" | "format" | "mentions"> & {
  digest: string
  /** Table, state, date, digest, address: one line each. */
  lines: { label: string; value: string; language?: string; href?: string }[]
}

/** The frame of a file. @param digest SHA-256 of the canonical content, in hexadecimal */
export const frameOf = (question: ExportQuestion, digest: string): Frame => {
  const { facts, words, address } = question
  const lines = [
    ...facts,
    { label: words.digest, value: digest, language: "zxx" },
    { label: words.address, value: address, href: address, language: "zxx" },
    ...(question.later ?? []),
  ]
  return { ...question, digest, lines }
}

/** The words of the renderer, from texts that can be sent to a thread. */
export const labelsOf = (words: ExportWords): ReadingLabels => ({
  ...words,
  note: (number) => words.note.replace("{number}", String(number)),
  backToText: (number) => words.backToText.replace("{number}", String(number)),
})
