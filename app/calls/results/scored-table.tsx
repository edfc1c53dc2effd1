import { euros } from "../../answers/money.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"

type Row = {
  code: string
  title: string
  language: string
  askedCents: number
  points: number
  isWhole: boolean
  enteredAt: string
}

/** What was handed in, each with its points so far and the way to judge it. */
export const ScoredTable = ({ code, projects }: { code: string; projects: readonly Row[] }) => {
  const { t, dates, locale } = useTranslation()
  return (
    <DataTable
      caption={t("calls.entered")}
      captionHidden
      rows={projects}
      rowKey={(row) => row.code}
      empty={t("calls.no_projects")}
      columns={[
        {
          key: "title",
          heading: t("calls.columns.title"),
          cell: (row) => (
            <a href={`/calls/${code}/assess/${row.code}`}>
              <bdi lang={row.language}>{row.title}</bdi>
            </a>
          ),
        },
        {
          key: "entered",
          heading: t("calls.columns.entered"),
          cell: (row) => <time dateTime={row.enteredAt}>{dates.moment(row.enteredAt)}</time>,
        },
        {
          ...{ key: "asked", heading: t("calls.columns.asked"), numeric: true },
          cell: (row) => euros(row.askedCents, locale),
        },
        {
          ...{ key: "points", heading: t("calls.columns.points"), numeric: true },
          cell: (row) => (row.isWhole ? row.points : t("calls.assess.waits")),
        },
      ]}
    />
  )
}
