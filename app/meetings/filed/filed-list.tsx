import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Lines } from "../../ui/lines.tsx"
import { type Filed, protocolWords, receiptWords } from "./filed.ts"

type Row = Omit<Filed, "sentAt"> & { sentAt: Date | string }
type FiledListProps = {
  rows: readonly Row[]
  /** For who may file: the key of the button of what was sent last. */
  formKey: string | null
}

/** What was sent, each with its protocol number and its receipts, or how to file it. */
export const FiledList = ({ rows, formKey }: FiledListProps) => {
  const { t, dates } = useTranslation()
  const factsOf = (row: Row) => {
    if (!row.filingCode) return t("convening.filed.not_yet")
    const protocol = protocolWords({ t, dates }, row) || t("records.protocol.none")
    return [protocol, receiptWords(t, row) || t("convening.filed.no_receipt")].join(" · ")
  }
  return (
    <Lines
      items={rows.map((row, index) => ({
        key: row.versionId,
        title: `${t(`meetings.deliveries.kinds.${row.kind as "change"}`)}, ${dates.moment(row.sentAt)}`,
        ...(row.filingCode && { href: `/records/${row.filingCode}` }),
        detail: <bdi>{factsOf(row)}</bdi>,
        end:
          !row.filingCode && formKey && index === rows.length - 1 ? (
            <Press
              formKey={formKey}
              fields={{ intent: "file" }}
              label={t("convening.filed.button")}
              kind="line"
            />
          ) : null,
      }))}
    />
  )
}
