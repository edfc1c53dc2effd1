import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"
import type { VersionState } from "./version.ts"

/** The state of a version, in a word. */
export const VersionStatus = ({ state }: { state: VersionState }) => {
  const { t } = useTranslation()
  const word = t(`regulation.states.${state}`)
  if (state === "in_force") return <Status tone="ok">{word}</Status>
  if (state === "scheduled") return <Status tone="wait">{word}</Status>
  if (state === "withdrawn")
    return (
      <Status tone="plain" icon="it-minus-circle">
        {word}
      </Status>
    )
  return <Status tone="plain">{word}</Status>
}
