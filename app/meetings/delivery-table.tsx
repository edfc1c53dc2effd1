import { useTranslation } from "../i18n/translation.tsx"
import type { MailState } from "../notifications/mail-state.ts"
import { DataTable } from "../ui/data-table.tsx"

type Row = {
  id: string
  name: string | null
  quality: string
  seat: string | null
  body: string | null
  kind: string
  at: string | Date
  means: string
  mail: MailState | null
  deliveredAt: string | Date | null
  answer: string | null
  note: string | null
}

/** What was sent to whom, what became of it, and who answered. */
export const DeliveryTable = ({ rows }: { rows: readonly Row[] }) => {
  const { t, dates } = useTranslation()
  const became = (row: Row) => {
    if (row.means === "paper") return t("meetings.deliveries.paper")
    if (row.deliveredAt) return t("meetings.deliveries.delivered", { at: dates.moment(row.deliveredAt) })
    return t(`meetings.deliveries.states.${row.mail ?? "unknown"}`)
  }
  return (
    <DataTable
      caption={t("meetings.deliveries.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={t("meetings.deliveries.empty")}
      columns={[
        { key: "name", heading: t("meetings.deliveries.name"), cell: (row) => <bdi>{row.name}</bdi> },
        {
          key: "for",
          heading: t("meetings.deliveries.quality"),
          cell: (row) => (
            <bdi>
              {[t(`common.sitting.${row.quality as "titular"}`), row.seat, row.body]
                .filter(Boolean)
                .join(", ")}
            </bdi>
          ),
        },
        {
          key: "what",
          heading: t("meetings.deliveries.what"),
          cell: (row) => `${t(`meetings.deliveries.kinds.${row.kind as "change"}`)}, ${dates.moment(row.at)}`,
        },
        { key: "state", heading: t("meetings.deliveries.state"), cell: became },
        {
          key: "answer",
          heading: t("meetings.deliveries.answer"),
          cell: (row) => (
            <bdi>
              {[row.answer ? t(`meetings.answers.${row.answer as "absent"}`) : "", row.note]
                .filter(Boolean)
                .join(": ")}
            </bdi>
          ),
        },
      ]}
    />
  )
}
