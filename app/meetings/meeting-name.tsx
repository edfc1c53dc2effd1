import { useTranslation } from "../i18n/translation.tsx"
import type { Content } from "./meeting.ts"

/** What a meeting is called: by its number and day, as a draft by its day alone. */
export const useMeetingName = ({ number, calls }: Pick<Content, "number" | "calls">): string => {
  const { t, dates } = useTranslation()
  const day = dates.day(calls[0] ?? "")
  return number ? t("meetings.name", { number, day }) : t("meetings.name_draft", { day })
}
