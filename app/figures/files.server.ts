import type { Translate } from "../i18n/translate.ts"
import { writeCsv } from "../people/organisations/csv.ts"
import { type SheetCell, writeSpreadsheet } from "../spreadsheet.server.ts"
import type { Figures } from "./queries.server.ts"
import { figureRows } from "./rows.ts"

const COLUMNS = ["part", "by", "name", "measure", "number", "of", "percent"] as const

/** A row for each number, with what it is a share of and the share in percent. */
const rowsOf = (figures: Figures, t: Translate): SheetCell[][] => [
  COLUMNS.map((column) => t(`figures.columns.${column}`)),
  ...figureRows(figures, t).map(({ part, by, name, measure, number, of, tenths }) => [
    ...[t(`figures.parts.${part}`), t(`figures.by.${by}`), name, t(`figures.measures.${measure}`)],
    ...[number, of, tenths === null ? null : tenths / 10],
  ]),
]

/** The figures as comma-separated values. */
export const figuresCsv = (figures: Figures, t: Translate): string =>
  writeCsv(rowsOf(figures, t).map((row) => row.map((cell) => (cell === null ? "" : String(cell)))))

/** The figures as a spreadsheet. */
export const figuresXlsx = (figures: Figures, t: Translate): Promise<Uint8Array<ArrayBuffer>> =>
  writeSpreadsheet(rowsOf(figures, t), t("figures.sheet"))
