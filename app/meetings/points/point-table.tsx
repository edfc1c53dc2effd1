import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { PointState } from "./point-state.tsx"

type Row = {
  code: string
  title: string
  language: string
  state: string
  createdAt: string
  seat: string
  body: string | null
}

type PointTableProps = { rows: readonly Row[]; next: string | null; isFirst: boolean; path: string }

/** Points of the agenda that seats asked for, the latest first. */
export const PointTable = ({ rows, next, isFirst, path }: PointTableProps) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("points.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("points.empty")}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "title",
          heading: t("meetings.agenda.item"),
          cell: (row) => (
            <a href={`/agenda-requests/${row.code}`} lang={row.language}>
              <bdi>{row.title}</bdi>
            </a>
          ),
        },
        {
          key: "seat",
          heading: t("points.seat"),
          cell: (row) => <bdi>{row.body ? `${row.seat} · ${row.body}` : row.seat}</bdi>,
        },
        { key: "state", heading: t("points.state"), cell: (row) => <PointState state={row.state} /> },
        { key: "day", heading: t("points.asked_on"), cell: (row) => dates.day(row.createdAt) },
      ]}
    />
  )
}
