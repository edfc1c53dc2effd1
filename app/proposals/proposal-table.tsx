import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { listAddress, type ProposalFilters } from "./filters.ts"
import type { ListedProposal } from "./list.server.ts"
import { numberOf } from "./proposal-number.ts"
import { ProposalStatus } from "./proposal-status.tsx"

type Props = {
  path: string
  filters: ProposalFilters
  rows: readonly ListedProposal[]
  next: string | null
  isFirst: boolean
  empty: string
  /** Over all tables: the table is named. */
  withTable?: boolean
}

/** What is proposed, by whom, how far it is and how many seats support it. */
export const ProposalTable = (props: Props) => {
  const { path, filters, rows, next, isFirst, empty, withTable = false } = props
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("proposals.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
      first={isFirst ? null : { href: listAddress(path, filters), label: t("common.list.first") }}
      next={next ? { href: listAddress(path, filters, next), label: t("common.list.next") } : null}
      columns={[
        {
          key: "title",
          heading: t("proposals.one"),
          cell: (row) => (
            <a href={`/proposals/${row.code}`}>
              {row.number === null ? null : <span dir="ltr">{numberOf(row)} </span>}
              <bdi lang={row.language}>{row.title}</bdi>
            </a>
          ),
        },
        {
          key: "authors",
          heading: t("proposals.authors.title"),
          cell: (row) => (
            <>
              {row.authors.map(({ name, language }, index) => (
                <span key={name}>
                  {index > 0 ? ", " : ""}
                  <bdi lang={language}>{name}</bdi>
                </span>
              ))}
            </>
          ),
        },
        ...(withTable
          ? [
              {
                key: "table",
                heading: t("proposals.table"),
                cell: (row: ListedProposal) => <bdi lang={row.tableLanguage}>{row.table}</bdi>,
              },
            ]
          : []),
        {
          key: "state",
          heading: t("proposals.state"),
          cell: (row) => <ProposalStatus state={row.state} outcome={row.outcome} />,
        },
        {
          ...{ key: "support", heading: t("proposals.support.title"), numeric: true },
          cell: (row) => (row.state === "draft" ? "–" : row.support),
        },
        {
          key: "day",
          heading: t("proposals.submitted_on"),
          cell: (row) =>
            row.submittedAt ? <time dateTime={row.submittedAt}>{dates.day(row.submittedAt)}</time> : "–",
        },
      ]}
    />
  )
}
