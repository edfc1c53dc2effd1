import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Note } from "../../ui/note.tsx"

type Waiting = { code: string; number: string; startsAt: Date | string; formKey: string }

/** Offers to put on the agenda the approval of each verbale that waits for a meeting. */
export const ApprovalOffer = ({ waiting }: { waiting: readonly Waiting[] }) => {
  const { t, dates } = useTranslation()
  if (waiting.length === 0) return null
  return (
    <Note title={t("convening.approval.title", { count: waiting.length })}>
      <p>{t("convening.approval.offer")}</p>
      {waiting.map(({ code, number, startsAt, formKey }) => (
        <div key={code} className="row-x">
          <a href={`/minutes/${code}`}>
            {t("convening.approval.minutes", { number, day: dates.day(startsAt) })}
          </a>
          <Press
            {...{ formKey, fields: { intent: "approval", minutesCode: code }, kind: "line" }}
            label={t("convening.approval.button")}
            hidden={number}
          />
        </div>
      ))}
    </Note>
  )
}
