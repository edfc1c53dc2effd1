import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { AnswerStatus } from "./round-status.tsx"

export type ShownSeat = {
  code: string
  label: string
  body: string
  bodyLanguage: string
  answer: {
    id: string
    choice: string
    remarks: string | null
    at: string | Date
    by: string | null
    isSubstitute: boolean
  } | null
}

/** The seats that a round asks, each with its answer, its remarks and by whose hand. */
export const AnswersTable = ({ seats, isOpen }: { seats: readonly ShownSeat[]; isOpen: boolean }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("life.answers.title")}
      captionHidden
      rows={seats}
      rowKey={({ code }) => code}
      empty={t("life.answers.empty")}
      columns={[
        {
          key: "seat",
          heading: t("life.answers.seat"),
          cell: ({ label, body, bodyLanguage }) => (
            <>
              {label} · <bdi lang={bodyLanguage}>{body}</bdi>
            </>
          ),
        },
        {
          key: "answer",
          heading: t("life.answers.answer"),
          cell: ({ answer }) => <AnswerStatus choice={answer?.choice ?? null} isOpen={isOpen} />,
        },
        {
          key: "remarks",
          heading: t("life.answers.remarks"),
          cell: ({ answer }) =>
            answer?.remarks ? (
              <span className="said" dir="auto">
                {answer.remarks}
              </span>
            ) : (
              "–"
            ),
        },
        {
          key: "by",
          heading: t("life.answers.by"),
          cell: ({ answer }) =>
            answer ? (
              <>
                <bdi>{answer.by ?? t("common.none")}</bdi>
                {answer.isSubstitute ? ` (${t("life.answers.substitute")})` : null}, {dates.moment(answer.at)}
              </>
            ) : (
              "–"
            ),
        },
      ]}
    />
  )
}
