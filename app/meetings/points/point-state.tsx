import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"

const TONES = { asked: "wait", accepted: "ok", refused: "bad", withdrawn: "plain" } as const

/** What became of a request, in a word. */
export const PointState = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  const tone = TONES[state as keyof typeof TONES] ?? "plain"
  const word = t(`points.states.${state as "asked"}`)
  if (tone === "plain")
    return (
      <Status tone="plain" icon="it-minus-circle">
        {word}
      </Status>
    )
  return <Status tone={tone}>{word}</Status>
}
