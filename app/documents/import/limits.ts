/** What a file may be at most. Beyond it nothing of it is taken: no text is ever imported in part. */
export const LIMITS = {
  /** Of the file as it comes, in bytes. */
  bytes: 10_000_000,
  /** Of everything in a DOCX once unpacked, in bytes, and how many parts it may have. */
  unpackedBytes: 80_000_000,
  parts: 2_000,
  /** Of the page that any format becomes. */
  elements: 150_000,
  depth: 200,
  /** Of the text. */
  letters: 1_500_000,
  lines: 20_000,
  rows: 2_000,
  columns: 60,
  /** Of the pictures that a file carries along. */
  pictures: 40,
} as const

/** Why a file is not taken: the last part of a key of texts, under `transfer.refused`. */
export type RefusalOfFile =
  | "kind"
  | "too_large"
  | "too_much_inside"
  | "too_deep"
  | "too_long"
  | "encoding"
  | "locked"
  | "broken"
  | "entities"
  | "empty"
  | "too_slow"

/** A file that is refused, thrown by whatever finds out; told apart by `refused`. */
export class FileRefused extends Error {
  constructor(readonly refused: RefusalOfFile) {
    super(`the file is refused: ${refused}`)
  }
}

/** What is not taken over, and said so before the document is made. */
export const LEFT_OUT = [
  "pictures",
  "moved_pictures",
  "scripts",
  "embedded",
  "forms",
  "links",
  "nested_tables",
  "macros",
  "frame",
] as const
export type LeftOut = (typeof LEFT_OUT)[number]
