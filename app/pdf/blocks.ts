/** Words within a line, alike in their looks. `note` is the mark of a footnote, `isBreak` a new line within the line. */
export type Inline = {
  text: string
  bold?: boolean
  italic?: boolean
  strike?: boolean
  code?: boolean
  raised?: "super" | "sub"
  /** An address with its scheme, or `#id` of a block of the same paper. */
  href?: string
  note?: number
  isBreak?: boolean
}

/** Of a block's own words: its language and direction where they are not the paper's, and its anchor. */
export type Own = { id?: string; lang?: string; dir?: "ltr" | "rtl" }

export type Heading = Own & { kind: "heading"; level: number; words: Inline[] }
export type Paragraph = Own & { kind: "paragraph"; indent: number; words: Inline[] }
export type ListItem = { state?: "done" | "open"; blocks: Block[] }
export type List = { kind: "list"; style: "bullet" | "ordered" | "task"; items: ListItem[] }
export type Quote = { kind: "quote"; blocks: Block[] }
/** A boxed remark; `role` is what it is, where it is more than that. */
export type Box = { kind: "box"; role: string | null; title: string | null; blocks: Block[] }
export type Cell = { heads: "col" | "row" | null; colspan: number; rowspan: number; blocks: Block[] }
/** `dir`: from which side its columns are read, where that is not as the paper's. */
export type Table = Own & {
  kind: "table"
  caption: string | null
  headRows: number
  rows: Cell[][]
  /** How the width is shared among the columns, where not by what stands in them: room to write by hand. */
  shares?: readonly number[]
  /** The least height of a row, in points, for the same reason. */
  lowest?: number
}
export type Figure = { kind: "figure"; id?: string; src: string; alt: string; caption: string | null }
/** A piece of a written paper. */
export type Block = Heading | Paragraph | List | Quote | Box | Table | Figure
export type Note = { number: number; blocks: Block[] }

/** A written paper without its looks: what stands in it, in order, and its notes. */
export type Text = { blocks: Block[]; notes: Note[] }

/** A picture's bytes; PNG or JPEG, since every format and reader takes those. */
export type Picture = { bytes: Uint8Array; type: "image/png" | "image/jpeg"; width: number; height: number }
/** The pictures of a paper, by the `src` that its figures name. */
export type Pictures = Readonly<Record<string, Picture>>

const STRONG_RTL = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
const STRONG = /\p{L}/u

/** The direction of words by their first letter, as `dir="auto"` reads it; null without any letter. */
export const directionOfWords = (text: string): "ltr" | "rtl" | null => {
  const first = STRONG.exec(text)?.[0]
  if (first === undefined) return null
  return STRONG_RTL.test(first) ? "rtl" : "ltr"
}

/** The words of some inlines as plain text; a break is a new line. */
export const plainOf = (words: readonly Inline[]): string =>
  words.map((inline) => (inline.isBreak ? "\n" : inline.text)).join("")
