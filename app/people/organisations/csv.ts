import { parse } from "csv-parse/sync"
import { stringify } from "csv-stringify/sync"

/** What a spreadsheet would take for a formula, however many apostrophes already stand before it. */
const FORMULA = /^'*[=+\-@\t\r\n＝＋－＠]/

/** A value as it stands in a file: what a spreadsheet would calculate gets an apostrophe and is text (OWASP). */
export const neutral = (value: string): string => (FORMULA.test(value) ? `'${value}` : value)

/** The value that `neutral` wrote: without the apostrophe that it put there, and no other. */
export const plain = (value: string): string =>
  value.startsWith("'") && FORMULA.test(value) ? value.slice(1) : value

/** A file of comma-separated values (RFC 4180) that spreadsheets open as UTF-8. */
export const writeCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${stringify(
    rows.map((row) => row.map(neutral)),
    { record_delimiter: "\r\n", quoted_match: /^\s|\s$|^$|[\r\n]/ },
  )}`

export const DELIMITERS = [",", ";", "\t", "|"] as const
export type Delimiter = (typeof DELIMITERS)[number]

/** The delimiter of a file: the one that its first line has most of, outside quotes; a comma when there is none. */
export const delimiterOf = (text: string): Delimiter => {
  const counts = new Map<string, number>()
  let quoted = false
  for (const character of text) {
    if (character === '"') quoted = !quoted
    else if (!quoted && (character === "\n" || character === "\r")) break
    else if (!quoted) counts.set(character, (counts.get(character) ?? 0) + 1)
  }
  const found = (delimiter: string) => counts.get(delimiter) ?? 0
  return [...DELIMITERS].sort((a, b) => found(b) - found(a))[0] ?? ","
}

export type CsvRow = {
  /** The line of the file on which the row begins, from 1. */ line: number
  cells: string[]
}

const breaksIn = (cell: string) => cell.match(/\r\n|\n|\r/g)?.length ?? 0

/**
 * The rows of a file, without empty lines; ragged rows are kept as they are.
 * @returns null when quotes do not match, so that nobody can say where a row ends
 */
export const readCsv = (text: string, delimiter: string): CsvRow[] | null => {
  try {
    const found = parse(text, {
      ...{ delimiter, bom: true, relax_column_count: true, skip_empty_lines: true, info: true },
      record_delimiter: ["\r\n", "\n", "\r"],
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return found.map(({ record, info }) => ({
      line: info.lines - record.reduce((sum, cell) => sum + breaksIn(cell), 0),
      cells: record.map(plain),
    }))
  } catch {
    return null
  }
}
