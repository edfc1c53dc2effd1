import type { Translate } from "../i18n/translate.ts"
import type { Choice, Question } from "./question.ts"

type Option = { id: string; label: string }

/** What a ballot says, in words: the answer, or the options marked. */
export const choiceWords = (
  t: Translate,
  question: Question,
  options: readonly Option[],
  choice: Choice,
): string => {
  if (choice === "abstain")
    return t(question.kind === "motion" ? "ballots.answers.abstain" : "ballots.answers.blank")
  if (typeof choice === "string") return t(`ballots.answers.${choice}`)
  const labels = options.filter(({ id }) => choice.includes(id)).map(({ label }) => label)
  return labels.join(", ")
}
