import { useTranslation } from "../../i18n/translation.tsx"
import { Choice, type ChoiceOption } from "../../ui/choice.tsx"
import type { Question } from "../question.ts"

export type OwnSeat = {
  code: string
  name: string
  quality: string | null
  refused: string | null
  mayVote: boolean
  voted: { at: string; leaf: string; isOwn: boolean } | null
  replaces: string | null
}

type VoteFieldsProps = {
  seats: readonly OwnSeat[]
  question: Question
  options: readonly { id: string; label: string }[]
}

const useAnswers = (question: Question, options: VoteFieldsProps["options"]): ChoiceOption[] => {
  const { t } = useTranslation()
  if (question.kind === "motion")
    return (["yes", "no", "abstain"] as const).map((value) => ({
      ...{ value, label: t(`ballots.answers.${value}`), help: t(`ballots.answers.${value}_help`) },
    }))
  return [
    ...options.map(({ id, label }) => ({ value: id, label: <bdi>{label}</bdi> })),
    ...(question.noneOfThese ? [{ value: "none", label: t("ballots.answers.none") }] : []),
    { value: "abstain", label: t("ballots.answers.blank") },
  ]
}

/** A fieldset for each seat that somebody votes for: their own first, then those whose proxy they hold. */
export const VoteFields = ({ seats, question, options }: VoteFieldsProps) => {
  const { t, dates } = useTranslation()
  const answers = useAnswers(question, options)
  const most = question.kind === "motion" ? 1 : question.max
  const several = most > 1
  const isAlone = seats.length === 1
  return (
    <>
      {seats.map(({ code, name, quality, voted, replaces }) => (
        <div key={code}>
          {replaces ? <input type="hidden" name={`r-${code}`} value={replaces} /> : null}
          <Choice
            name={several ? `c-${code}[]` : `c-${code}`}
            legend={<bdi>{name}</bdi>}
            big
            several={several}
            help={
              <>
                {t(`ballots.vote.as.${quality as "titular"}`)}
                {several ? `. ${t("ballots.vote.mark_most", { count: most })}` : null}
                {voted
                  ? `. ${t("ballots.vote.voted", { time: dates.time(voted.at) })} ${t("ballots.vote.may_change")}`
                  : null}
              </>
            }
            value={isAlone || several || quality !== "proxy" ? null : "later"}
            options={
              isAlone || several
                ? answers
                : [...answers, { value: "later", label: t("ballots.answers.later") }]
            }
          />
        </div>
      ))}
    </>
  )
}
