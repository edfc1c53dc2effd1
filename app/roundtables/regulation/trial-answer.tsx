import { useTranslation } from "../../i18n/translation.tsx"
import { Note, type NoteTone } from "../../ui/note.tsx"
import { say } from "./say.ts"
import type { TrialVerdict } from "./trial.ts"

const TONES: Record<TrialVerdict["outcome"], NoteTone> = {
  approved: "ok",
  enough: "ok",
  not_approved: "bad",
  short: "bad",
  tied: "wait",
  not_valid: "info",
}

/** What became of the figures: the verdict first, then why. */
export const TrialAnswer = ({ verdict }: { verdict: TrialVerdict }) => {
  const { t, dates } = useTranslation()
  return (
    <Note tone={TONES[verdict.outcome]} title={say(t, dates, verdict.says)} live>
      {verdict.why.length > 0 ? (
        <ul>
          {verdict.why.map((reason) => (
            <li key={reason.key}>{say(t, dates, reason)}</li>
          ))}
        </ul>
      ) : null}
    </Note>
  )
}
