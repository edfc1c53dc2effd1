import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"

type Judged = {
  state: string
  notice: string | null
  urgent: string | null
  isNewDate: boolean
  hasChanged: boolean
  content: { items: readonly unknown[] }
  recipients: readonly unknown[]
}
type ObstacleKind = "nothing_changed" | "no_items" | "nobody" | "past" | "too_late"

/** What stands in the way of sending, or null: each with its way on. */
export const obstacleOf = (page: Judged): ObstacleKind | null => {
  if (!page.hasChanged) return "nothing_changed"
  if (page.content.items.length === 0) return "no_items"
  if (page.recipients.length === 0) return "nobody"
  if (page.state === "past") return "past"
  return page.isNewDate && page.state === "too_late" ? "too_late" : null
}

/** Why it cannot be sent now, and where that is mended. */
export const Obstacle = ({ obstacle, code }: { obstacle: ObstacleKind; code: string }) => {
  const { t } = useTranslation()
  const path =
    obstacle === "no_items" ? "/agenda" : obstacle === "past" || obstacle === "too_late" ? "/edit" : ""
  return (
    <Note tone="bad" title={t("meetings.send.cannot")}>
      <p>{t(`meetings.send.obstacles.${obstacle}`)}</p>
      <p>
        <ButtonLink kind="line" href={`/meetings/${code}${path}`}>
          {t(`meetings.send.mend.${obstacle}`)}
        </ButtonLink>
      </p>
    </Note>
  )
}

/** The days of notice, written out, and what they allow. */
export const NoticeNote = ({ page }: { page: Judged }) => {
  const { t } = useTranslation()
  if (!page.isNewDate) return <Note>{t("meetings.send.same_date")}</Note>
  if (page.state === "no_rule") return <Note tone="wait">{t("meetings.send.no_rule")}</Note>
  if (!page.notice) return null
  return (
    <Note tone={page.state === "in_time" ? "ok" : "wait"} title={t("meetings.send.notice")}>
      <p>{page.notice}</p>
      {page.state === "urgent" && page.urgent ? (
        <p>{t("meetings.send.urgent", { days: page.urgent })}</p>
      ) : null}
    </Note>
  )
}
