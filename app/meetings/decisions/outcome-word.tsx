import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"
import type { Numbers } from "./decision.ts"

/** What came of it, in a word. */
export const OutcomeWord = ({ outcome }: { outcome: string }) => {
  const { t } = useTranslation()
  const word = t(`decisions.outcomes.${outcome as "approved"}`)
  if (outcome === "rejected") return <Status tone="bad">{word}</Status>
  if (outcome === "tied")
    return (
      <Status tone="wait" icon="it-warning-circle">
        {word}
      </Status>
    )
  if (outcome === "not_valid") return <Status tone="void">{word}</Status>
  return <Status tone="ok">{word}</Status>
}

/** What the competent body did with it, in a word; nothing before it did something. */
export const StateWord = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  if (state === "decided") return null
  const word = t(`decisions.states.${state as "taken_up"}`)
  if (state === "not_taken_up") return <Status tone="bad">{word}</Status>
  return (
    <Status tone="ok" icon="it-flag">
      {word}
    </Status>
  )
}

/** The votes in words, for a line of text. */
export const useNumbersInWords = () => {
  const { t } = useTranslation()
  return ({ inFavour, against, abstained, invalid }: Numbers): string =>
    [
      t("decisions.numbers.in_favour", { n: inFavour }),
      t("decisions.numbers.against", { n: against }),
      t("decisions.numbers.abstained", { n: abstained }),
      ...(invalid > 0 ? [t("decisions.numbers.invalid", { n: invalid })] : []),
    ].join(", ")
}
