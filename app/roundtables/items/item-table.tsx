import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Status } from "../../ui/status.tsx"
import { ItemStatus } from "./item-status.tsx"

type Row = {
  code: string
  kind: string
  title: string
  language: string
  state: string
  createdAt: string | Date
  isOurs: boolean
  isHere: boolean
  author: string
  at: string
}
type Link = { href: string; label: string } | null

const OPEN = ["sent", "received", "in_charge", "returned"]

/** Items that a table sent, has, or passed on. */
export const ItemTable = ({ rows, first, next }: { rows: readonly Row[]; first: Link; next: Link }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("roundtables.tabs.items")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.code}
      empty={t("items.empty")}
      first={first}
      next={next}
      columns={[
        {
          key: "title",
          heading: t("items.new.title_field"),
          cell: (row) => (
            <a href={`/items/${row.code}`} lang={row.language}>
              <bdi>{row.title}</bdi>
            </a>
          ),
        },
        { key: "kind", heading: t("items.kind"), cell: (row) => t(`items.kinds.${row.kind as "request"}`) },
        { key: "author", heading: t("items.author"), cell: (row) => <bdi>{row.author}</bdi> },
        { key: "at", heading: t("items.now_at"), cell: (row) => <bdi>{row.at}</bdi> },
        {
          key: "state",
          heading: t("items.state"),
          cell: (row) => (
            <>
              <ItemStatus state={row.state} />{" "}
              {row.isHere && OPEN.includes(row.state) ? (
                <Status tone="wait" icon="it-warning-circle">
                  {t("items.our_turn")}
                </Status>
              ) : null}
            </>
          ),
        },
        { key: "day", heading: t("items.begun"), cell: (row) => dates.day(row.createdAt) },
      ]}
    />
  )
}
