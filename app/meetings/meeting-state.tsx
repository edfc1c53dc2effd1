import { useTranslation } from "../i18n/translation.tsx"
import { Status, type StatusLook } from "../ui/status.tsx"

const LOOKS: Readonly<Record<string, StatusLook>> = {
  draft: { tone: "plain" },
  convened: { tone: "wait" },
  open: { tone: "info" },
  suspended: { tone: "wait" },
  closed: { tone: "ok" },
  deserted: { tone: "void" },
  cancelled: { tone: "bad" },
}

/** What stands of a meeting, in a word. */
export const MeetingState = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  return (
    <Status {...(LOOKS[state] ?? LOOKS.draft ?? { tone: "plain" })}>
      {t(`meetings.states.${state as "draft"}`)}
    </Status>
  )
}
