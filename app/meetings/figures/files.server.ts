import type { Translate } from "../../i18n/translate.ts"
import { writeCsv } from "../../people/organisations/csv.ts"
import { writeSpreadsheet } from "../../spreadsheet.server.ts"
import type { Line } from "./attendance.ts"
import type { Figures } from "./queries.server.ts"

type Cell = string | number

/** A row for each group or body and sitting: whose, which sitting, how many were there of how many. */
const rowsOf = (figures: Figures, t: Translate): Cell[][] => {
  const of = (kind: string, lines: readonly Line[]) =>
    lines.flatMap(({ name, cells }) =>
      cells.map(({ present, expected }, n) => [
        ...[kind, name, figures.sittings[n]?.number ?? "", figures.sittings[n]?.day ?? ""],
        ...[present, expected],
      ]),
    )
  return [
    (["kind", "name", "number", "day", "present", "expected"] as const).map((column) =>
      t(`attendance.columns.${column}`),
    ),
    ...of(t("attendance.group"), figures.groups),
    ...of(t("attendance.body"), figures.bodies),
  ]
}

/** The figures as comma-separated values. */
export const attendanceCsv = (figures: Figures, t: Translate): string =>
  writeCsv(rowsOf(figures, t).map((row) => row.map(String)))

/** The figures as a spreadsheet. */
export const attendanceXlsx = (figures: Figures, t: Translate): Promise<Uint8Array<ArrayBuffer>> =>
  writeSpreadsheet(rowsOf(figures, t), t("attendance.sheet"))
