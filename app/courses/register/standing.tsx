import { useTranslation } from "../../i18n/translation.tsx"
import { Status, type StatusLook } from "../../ui/status.tsx"

const LOOKS: Readonly<Record<string, StatusLook>> = {
  reached: { tone: "ok" },
  safe: { tone: "info", icon: "it-refresh" },
  at_risk: { tone: "wait", icon: "it-warning-circle" },
  lost: { tone: "bad" },
}

/** How somebody stands against the threshold. */
export const StandingStatus = ({ standing }: { standing: string }) => {
  const { t } = useTranslation()
  return (
    <Status {...(LOOKS[standing] ?? { tone: "plain" })}>
      {t(`register.standings.${standing as "safe"}`)}
    </Status>
  )
}
