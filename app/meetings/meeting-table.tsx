import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { MeetingState } from "./meeting-state.tsx"
import { whenWords } from "./words.ts"

type Row = {
  code: string
  number: number | null
  year: number | null
  kind: string
  mode: string
  state: string
  isEdited: boolean
  at: string
}

type MeetingTableProps = {
  rows: readonly Row[]
  next: string | null
  isFirst: boolean
  path: string
  empty: string
}

/** Meetings of a table, the latest first. */
export const MeetingTable = ({ rows, next, isFirst, path, empty }: MeetingTableProps) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("meetings.list.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={empty}
      first={isFirst ? null : { href: path, label: t("common.list.first") }}
      next={next ? { href: `${path}?after=${next}`, label: t("common.list.next") } : null}
      columns={[
        {
          key: "when",
          heading: t("meetings.list.when"),
          cell: (row) => <a href={`/meetings/${row.code}`}>{whenWords({ t, dates }, row.at)}</a>,
        },
        {
          key: "number",
          heading: t("meetings.list.number"),
          cell: (row) => (row.number === null ? "" : `${row.number}/${row.year}`),
        },
        {
          key: "kind",
          heading: t("meetings.facts.kind"),
          cell: (row) => t(`meetings.kinds.${row.kind as "ordinary"}`),
        },
        {
          key: "mode",
          heading: t("meetings.facts.mode"),
          cell: (row) => t(`meetings.modes.${row.mode as "online"}`),
        },
        {
          key: "state",
          heading: t("meetings.list.state"),
          cell: (row) => <MeetingState state={row.state} />,
        },
      ]}
    />
  )
}
