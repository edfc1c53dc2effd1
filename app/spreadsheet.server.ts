import writeExcelFile from "write-excel-file/node"
import { neutral } from "./people/organisations/csv.ts"

/** A cell of a spreadsheet: words are never a formula, numbers are numbers, null is empty. */
export type SheetCell = string | number | null

export const SPREADSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

/**
 * Rows as a spreadsheet of one sheet (Office Open XML), the headings in the first.
 * @param sheet its name: 31 letters at most, as spreadsheets ask
 */
export const writeSpreadsheet = async (
  rows: readonly (readonly SheetCell[])[],
  sheet: string,
): Promise<Uint8Array<ArrayBuffer>> => {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === "string" ? neutral(cell) : cell)))
  return new Uint8Array(await writeExcelFile(cells, { sheet: sheet.slice(0, 31) }).toBuffer())
}
