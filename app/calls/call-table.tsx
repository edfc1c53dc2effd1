import { euros } from "../answers/money.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { CallStatus } from "./call-status.tsx"
import type { ListedCall } from "./queries.server.ts"

type Props = {
  path: string
  rows: readonly ListedCall[]
  next: string | null
  isFirst: boolean
  /** Over all tables: the table is named. */
  withTable?: boolean
}

/** Calls: how far each is, until when, how much there is. */
export const CallTable = ({ path, rows, next, isFirst, withTable = false }: Props) => {
  const { t, dates, locale } = useTranslation()
  return (
    <DataTable
      caption={t("calls.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("calls.list.empty")}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "title",
          heading: t("calls.one"),
          cell: (row) => (
            <a href={`/calls/${row.code}`}>
              <bdi lang={row.language}>{row.title}</bdi>
            </a>
          ),
        },
        ...(withTable
          ? [
              {
                key: "table",
                heading: t("proposals.table"),
                cell: (row: ListedCall) => <bdi lang={row.tableLanguage}>{row.table}</bdi>,
              },
            ]
          : []),
        { key: "phase", heading: t("calls.phase"), cell: (row) => <CallStatus phase={row.phase} /> },
        {
          key: "closes",
          heading: t("calls.closes"),
          cell: (row) => <time dateTime={row.closesAt}>{dates.longMoment(row.closesAt)}</time>,
        },
        {
          ...{ key: "budget", heading: t("calls.budget"), numeric: true },
          cell: (row) => euros(row.budgetCents, locale),
        },
        {
          ...{ key: "most", heading: t("calls.most"), numeric: true },
          cell: (row) => euros(row.mostCents, locale),
        },
      ]}
    />
  )
}
