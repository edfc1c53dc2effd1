import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { ProgressBar, StandingWord } from "./standing-word.tsx"

type Words = { code: string; name: string; language: string }
export type CommitmentRow = {
  code: string
  title: string
  language: string
  dueOn: string
  progress: number
  standing: string
  body: Words | null
  table?: Words
}

type CommitmentTableProps = {
  rows: readonly CommitmentRow[]
  empty: ReactNode
  /** Lists of one body say the table instead of the body. */
  by?: "body" | "table"
  first?: { href: string; label: string } | null
  next?: { href: string; label: string } | null
}

/** The name of the responsible body, or that it is the secretariat. */
export const BodyName = ({ body }: { body: Words | null }) => {
  const { t } = useTranslation()
  if (!body) return t("commitments.secretariat")
  return (
    <a href={`/organisations/${body.code}/commitments`} lang={body.language}>
      <bdi>{body.name}</bdi>
    </a>
  )
}

/** Commitments: what, who, by when, how far. */
export const CommitmentTable = ({ rows, empty, by = "body", first, next }: CommitmentTableProps) => {
  const { t, dates } = useTranslation()
  const table = (row: CommitmentRow) =>
    row.table ? (
      <a href={`/roundtables/${row.table.code}/commitments`} lang={row.table.language}>
        <bdi>{row.table.name}</bdi>
      </a>
    ) : null
  return (
    <DataTable
      caption={t("commitments.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      {...{ empty, first, next }}
      columns={[
        {
          key: "title",
          heading: t("commitments.one"),
          cell: (row) => (
            <a href={`/commitments/${row.code}`} lang={row.language}>
              <bdi>{row.title}</bdi>
            </a>
          ),
        },
        {
          key: "by",
          heading: t(by === "body" ? "commitments.body" : "decisions.filter.table"),
          cell: (row) => (by === "body" ? <BodyName body={row.body} /> : table(row)),
        },
        {
          key: "due",
          heading: t("commitments.due"),
          cell: (row) => <time dateTime={row.dueOn}>{dates.day(row.dueOn)}</time>,
        },
        {
          key: "progress",
          heading: t("commitments.progress"),
          cell: (row) => <ProgressBar progress={row.progress} />,
        },
        {
          key: "standing",
          heading: t("commitments.state"),
          cell: (row) => <StandingWord standing={row.standing} />,
        },
      ]}
    />
  )
}
