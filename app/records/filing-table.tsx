import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Status } from "../ui/status.tsx"

export type FilingRow = {
  code: string
  class: string
  title: string
  language: string
  date: string
  visibility: string
  voidedAt: string | Date | null
  protocol: string | null
  annexes: number
  signed: number
  toSign: number
}

const SignedCell = ({ row }: { row: FilingRow }) => {
  const { t } = useTranslation()
  if (row.voidedAt) return <Status tone="void">{t("records.states.voided")}</Status>
  if (row.toSign === 0) return "–"
  return row.signed === row.toSign ? (
    <Status tone="ok">{t("records.states.all_signed")}</Status>
  ) : (
    <Status tone="wait">{t("records.states.signed_of", { signed: row.signed, all: row.toSign })}</Status>
  )
}

type FilingTableProps = {
  rows: readonly FilingRow[]
  next: string | null
  isFirst: boolean
  path: string
  empty: string
}

/** The papers filed at a table. */
export const FilingTable = ({ rows, next, isFirst, path, empty }: FilingTableProps) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("records.list.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      columns={[
        {
          key: "title",
          heading: t("records.list.paper"),
          cell: (row) => (
            <a href={`/records/${row.code}`} lang={row.language} dir="auto">
              {row.title}
            </a>
          ),
        },
        {
          key: "class",
          heading: t("records.list.class"),
          cell: (row) => t(`records.classes.${row.class as "letter"}`),
        },
        {
          key: "date",
          heading: t("records.list.date"),
          cell: (row) => <time dateTime={row.date}>{dates.day(row.date)}</time>,
        },
        {
          key: "protocol",
          heading: t("records.list.protocol"),
          cell: (row) =>
            row.protocol ? (
              <bdi>{row.protocol}</bdi>
            ) : (
              <span className="muted">{t("records.protocol.none")}</span>
            ),
        },
        { key: "signed", heading: t("records.list.signatures"), cell: (row) => <SignedCell row={row} /> },
      ]}
    />
  )
}
