import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"
import type { OrganisationState } from "./organisation.ts"

/** The state of a body; nothing where it is the usual one. */
export const StateWord = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  if (state === "active") return null
  const word = t(`organisations.states.${state as OrganisationState}`)
  return state === "suspended" ? (
    <Status tone="wait">{word}</Status>
  ) : (
    <Status tone="plain" icon="it-minus-circle">
      {word}
    </Status>
  )
}
