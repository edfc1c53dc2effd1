import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"

const DONE = ["created", "edited", "published", "session_added", "session_changed", "cancelled"] as const

type EditionNotesProps = {
  done: string | null
  group: { seated: number; others: number }
  edition: { state: string; cancelReason: string | null }
  /** More seats are taken than there are. */
  isOver: boolean
}

/** What has just been done, and what everybody should know first. */
export const EditionNotes = ({ done, group, edition, isOver }: EditionNotesProps) => {
  const { t } = useTranslation()
  const known = DONE.find((one) => one === done)
  return (
    <>
      {known ? (
        <Note tone="ok" live>
          {t(`courses.done.${known}`)}
        </Note>
      ) : null}
      {done === "group" ? (
        <Note tone="ok" live>
          {t("courses.done.group", group)}
        </Note>
      ) : null}
      {edition.cancelReason ? (
        <Note tone="bad" title={t("courses.cancelled_title")}>
          <bdi>{edition.cancelReason}</bdi>
        </Note>
      ) : null}
      {isOver ? <Note tone="wait">{t("courses.seats.over")}</Note> : null}
    </>
  )
}
