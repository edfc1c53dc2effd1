import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { listAddress, type PracticeFilters } from "./filters.ts"
import type { ListedPractice } from "./list.server.ts"
import { PracticeStatus } from "./practice-status.tsx"

type Props = {
  path: string
  filters: PracticeFilters
  rows: readonly ListedPractice[]
  next: string | null
  isFirst: boolean
  empty: string
  /** Over all tables: the table is named; at a table: the state. */
  withTable?: boolean
}

/** What was done, where, and in how many tables it was taken up. */
export const PracticeTable = ({ path, filters, rows, next, isFirst, empty, withTable = false }: Props) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("practices.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
      first={isFirst ? null : { href: listAddress(path, filters), label: t("common.list.first") }}
      next={next ? { href: listAddress(path, filters, next), label: t("common.list.next") } : null}
      columns={[
        {
          key: "title",
          heading: t("practices.one"),
          cell: (row) => (
            <>
              <a href={`/practices/${row.code}`}>
                <bdi lang={row.language}>{row.title}</bdi>
              </a>
              {row.isCopy ? <small> {t("practices.list.copy")}</small> : null}
            </>
          ),
        },
        {
          key: "territory",
          heading: t("practices.territory"),
          cell: (row) => (row.territory ? <bdi lang="it">{row.territory}</bdi> : "–"),
        },
        withTable
          ? {
              key: "table",
              heading: t("practices.table"),
              cell: (row) => <bdi lang={row.tableLanguage}>{row.table}</bdi>,
            }
          : {
              key: "state",
              heading: t("practices.state"),
              cell: (row) => <PracticeStatus state={row.state} isReady={row.isReady} />,
            },
        {
          ...{ key: "takenUp", heading: t("practices.taken_up.title"), numeric: true },
          cell: (row) => row.takenUp,
        },
      ]}
    />
  )
}
