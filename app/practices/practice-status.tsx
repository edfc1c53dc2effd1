import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"

/** Where a good practice stands, in a word. */
export const PracticeStatus = ({ state, isReady = false }: { state: string; isReady?: boolean }) => {
  const { t } = useTranslation()
  if (state === "published") return <Status tone="ok">{t("practices.states.published")}</Status>
  if (state === "withdrawn")
    return (
      <Status tone="plain" icon="it-minus-circle">
        {t("practices.states.withdrawn")}
      </Status>
    )
  return isReady ? (
    <Status tone="wait">{t("practices.states.ready")}</Status>
  ) : (
    <Status tone="plain">{t("practices.states.draft")}</Status>
  )
}
