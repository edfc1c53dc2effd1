import { useTranslation } from "../i18n/translation.tsx"
import { Status } from "../ui/status.tsx"

/** Where a document stands in its life: word, icon and colour. */
export const PaperStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  if (state === "co_design")
    return (
      <Status tone="info" icon="it-pencil">
        {t("documents.states.co_design")}
      </Status>
    )
  if (state === "final_review")
    return (
      <Status tone="info" icon="it-refresh">
        {t("documents.states.final_review")}
      </Status>
    )
  if (state === "approval") return <Status tone="wait">{t("documents.states.approval")}</Status>
  if (state === "adopted") return <Status tone="ok">{t("documents.states.adopted")}</Status>
  return <Status tone="plain">{t("documents.states.draft")}</Status>
}
