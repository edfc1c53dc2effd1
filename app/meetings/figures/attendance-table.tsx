import { useTranslation } from "../../i18n/translation.tsx"
import { type Column, DataTable } from "../../ui/data-table.tsx"
import { type Cell, type Line, shareOf } from "./attendance.ts"

type AttendanceTableProps = {
  caption: string
  heading: string
  lines: readonly Line[]
  sittings: readonly { code: string; number: string; day: string }[]
}

/** Who came of whom, sitting by sitting, and all together with the share. */
export const AttendanceTable = ({ caption, heading, lines, sittings }: AttendanceTableProps) => {
  const { t, dates, locale } = useTranslation()
  const share = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : locale, { minimumFractionDigits: 3 })
  const inWords = ({ present, expected }: Cell) =>
    expected === 0 ? "–" : t("attendance.cell", { present, expected })
  const sitting = (one: AttendanceTableProps["sittings"][number], n: number): Column<Line> => ({
    ...{ key: one.code + n, heading: `${one.number}, ${dates.day(one.day)}`, numeric: true },
    cell: (line) => <bdi>{inWords(line.cells[n] ?? { present: 0, expected: 0 })}</bdi>,
  })
  return (
    <DataTable
      {...{ caption, rows: lines, empty: t("attendance.empty") }}
      rowKey={(line) => line.id}
      wide={{ label: caption }}
      columns={[
        {
          ...{ key: "name", heading },
          cell: (line) => <bdi {...(line.language ? { lang: line.language } : {})}>{line.name}</bdi>,
        },
        ...sittings.map(sitting),
        {
          ...{ key: "total", heading: t("attendance.total"), numeric: true },
          cell: (line) => {
            const thousandths = shareOf(line.total)
            const percent = thousandths === null ? "" : ` (${share.format(thousandths / 1000)}%)`
            return <bdi>{inWords(line.total) + percent}</bdi>
          },
        },
      ]}
    />
  )
}
