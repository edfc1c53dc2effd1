import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Note } from "../../ui/note.tsx"
import { OUTCOMES, type Step } from "../state.ts"
import type { Reached } from "../support.ts"

type Props = {
  steps: readonly Step[]
  reached: Reached
  hasBallot: boolean
  ballots: readonly { code: string; wording: string }[]
}

/** The steps that may be taken now, and what some of them need: a reason, a ballot, what came of the vote. */
export const StepFields = ({ steps, reached, hasBallot, ballots }: Props) => {
  const { t } = useTranslation()
  const { isEnough, missingBodies, missingGroups } = reached
  const isLacking = steps.includes("admit") && !isEnough
  return (
    <>
      {isLacking ? (
        <Note tone="wait">
          {[
            missingBodies > 0 ? t("proposals.support.missing_bodies", { count: missingBodies }) : "",
            missingGroups > 0 ? t("proposals.support.missing_groups", { count: missingGroups }) : "",
          ].join(" ")}
        </Note>
      ) : null}
      <Choice
        name="step"
        legend={t("proposals.steps.legend")}
        options={steps.map((value) => ({
          ...{ value, label: t(`proposals.steps.${value}`), help: t(`proposals.steps.${value}_help`) },
          disabled: value === "admit" && isLacking,
        }))}
      />
      {steps.includes("to_ballot") && ballots.length > 0 ? (
        <Field
          as="select"
          name="ballotCode"
          optional
          label={t("proposals.steps.ballot")}
          help={t("proposals.steps.ballot_help")}
          prompt={t("proposals.steps.no_ballot")}
          options={ballots.map(({ code, wording }) => ({ value: code, label: wording }))}
        />
      ) : null}
      {steps.includes("vote") && !hasBallot ? (
        <Choice
          name="outcome"
          legend={t("proposals.steps.outcome")}
          help={t("proposals.steps.outcome_help")}
          options={OUTCOMES.map((value) => ({ value, label: t(`proposals.outcomes.${value}`) }))}
        />
      ) : null}
      <Field
        as="textarea"
        name="words"
        rows={5}
        label={t("proposals.steps.words")}
        help={t("proposals.steps.words_help")}
        {...{ dir: "auto", maxLength: 4_000 }}
      />
    </>
  )
}
