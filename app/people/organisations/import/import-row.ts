import { z } from "zod"
import { nameKey } from "../../../fold.ts"
import { LanguageCode } from "../../input.ts"
import { COLUMNS, type Column } from "../column.ts"
import type { CsvRow } from "../csv.ts"
import {
  checkRegisters,
  contacts,
  Kind,
  LevelField,
  OrganisationName,
  registers,
  Territory,
} from "../input.ts"
import type { Mapping } from "./mapping.ts"

/** A row of a file as an organisation; the same questions as the form asks. */
export const ImportRow = z
  .object({
    name: OrganisationName,
    kind: Kind,
    level: LevelField,
    territory: Territory,
    language: LanguageCode,
    ...registers,
    ...contacts,
    presentation: z
      .string()
      .trim()
      .max(600, { error: "organisations.errors.presentation_long" })
      .transform((text) => text || null),
  })
  .superRefine(checkRegisters)
export type ImportRow = z.infer<typeof ImportRow>

/** What is wrong in one field of one row; `key` is a message key. */
export type RowProblem = {
  line: number
  column: Column | null
  key: string
  values?: Readonly<Record<string, string | number>> | undefined
}

/** The words that stand for a value, by column: "Comune" is `municipality`. Folded, in any language. */
export type Labels = Readonly<Partial<Record<Column, ReadonlyMap<string, string>>>>

const SECTION_WORDS = new Map([
  ["1", "first"],
  ["i", "first"],
  ["prima", "first"],
  ["2", "second"],
  ["ii", "second"],
  ["seconda", "second"],
])

const cellOf = (cells: readonly string[], mapping: Mapping, column: Column): string => {
  const at = mapping.columns[column]
  return at === undefined ? "" : (cells[at] ?? "").trim()
}

const cellValue = (cells: readonly string[], mapping: Mapping, labels: Labels, column: Column): string => {
  const cell = cellOf(cells, mapping, column)
  if (cell === "") {
    if (column === "kind") return mapping.kind ?? ""
    if (column === "level") return mapping.level ?? ""
    return column === "language" ? "it" : ""
  }
  const word = nameKey(cell)
  if (column === "nationalSection") return SECTION_WORDS.get(word) ?? labels[column]?.get(word) ?? cell
  return labels[column]?.get(word) ?? cell
}

export type ReadRow =
  | { line: number; row: ImportRow; problems: null }
  | { line: number; row: null; problems: RowProblem[] }

/** A row of a file read as an organisation, or everything that is wrong in it. */
export const readRow = ({ line, cells }: CsvRow, mapping: Mapping, labels: Labels): ReadRow => {
  const typed = Object.fromEntries(
    COLUMNS.map((column) => [column, cellValue(cells, mapping, labels, column)]),
  )
  const parsed = ImportRow.safeParse(typed)
  if (parsed.success) return { line, row: parsed.data, problems: null }
  const problems = parsed.error.issues.map(({ path, message }) => ({
    ...{ line, key: message },
    column: COLUMNS.find((column) => column === path[0]) ?? null,
  }))
  return { line, row: null, problems }
}
