import { useTranslation } from "../i18n/translation.tsx"
import { whenWords } from "../meetings/words.ts"
import { DataTable } from "../ui/data-table.tsx"
import { BallotStatus } from "./ballot-state.tsx"
import type { BallotOutcome } from "./counting/verdict.ts"

type Row = {
  code: string
  wording: string
  language: string
  state: string
  setting: string
  number: number | null
  year: number | null
  closesAt: string | null
  openedAt: string | null
  closedAt: string | null
  outcome: BallotOutcome | null
}

type BallotTableProps = {
  rows: readonly Row[]
  empty: string
  next?: string | null
  isFirst?: boolean
  path?: string
}

/** Ballots, the latest first. */
export const BallotTable = ({ rows, empty, next = null, isFirst = true, path = "" }: BallotTableProps) => {
  const { t, dates } = useTranslation()
  const when = (at: string) => whenWords({ t, dates }, at)
  return (
    <DataTable
      caption={t("ballots.list.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "question",
          heading: t("ballots.list.question"),
          cell: (row) => (
            <a href={`/ballots/${row.code}`} lang={row.language}>
              <bdi>{row.wording}</bdi>
            </a>
          ),
        },
        {
          key: "number",
          heading: t("ballots.one"),
          cell: (row) => (row.number === null ? "" : `${row.number}/${row.year}`),
        },
        {
          key: "setting",
          heading: t("ballots.list.setting"),
          cell: (row) => t(`ballots.settings.${row.setting as "meeting"}`),
        },
        {
          key: "when",
          heading: t("ballots.list.when"),
          cell: (row) => {
            if (row.closedAt) return when(row.closedAt)
            return row.closesAt ? t("ballots.list.until", { when: when(row.closesAt) }) : ""
          },
        },
        {
          key: "state",
          heading: t("ballots.list.state"),
          cell: (row) => <BallotStatus state={row.state} outcome={row.outcome} />,
        },
      ]}
    />
  )
}
