import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Status } from "../ui/status.tsx"
import { provesDelivery } from "./receipt.ts"

export type ReceiptRow = {
  id: string
  kind: string
  recipient: string | null
  messageId: string | null
  at: string | Date
  fileCode: string | null
  sha256: string | null
}

const TONES = { acceptance: "wait", delivery: "ok", failure: "bad" } as const

/** The receipts of a paper's certified mail; only a delivery proves that it arrived. */
export const ReceiptList = ({ rows }: { rows: readonly ReceiptRow[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("records.receipts.title")}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      empty={t("records.receipts.empty")}
      columns={[
        {
          key: "kind",
          heading: t("records.receipts.kind"),
          cell: (row) => (
            <Status tone={TONES[row.kind as keyof typeof TONES]}>
              {t(`records.receipt_kinds.${row.kind as "delivery"}`)}
            </Status>
          ),
        },
        {
          key: "recipient",
          heading: t("records.receipts.recipient"),
          cell: (row) => <bdi>{row.recipient}</bdi>,
        },
        { key: "at", heading: t("records.receipts.at"), cell: (row) => dates.moment(row.at) },
        {
          key: "proof",
          heading: t("records.receipts.proof"),
          cell: (row) =>
            t(provesDelivery(row) ? "records.receipts.proves" : "records.receipts.proves_nothing"),
        },
        {
          key: "file",
          heading: t("records.receipts.file_short"),
          cell: (row) =>
            row.fileCode ? (
              <a href={`/files/${row.fileCode}`}>
                {t("records.signatures.download")} <bdi className="visually-hidden">{row.recipient}</bdi>
              </a>
            ) : (
              <span className="muted">{t("records.receipts.typed_only")}</span>
            ),
        },
      ]}
    />
  )
}
