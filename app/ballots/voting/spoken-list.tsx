import { RefusableForm } from "../../form-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Button } from "../../ui/button.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"
import { choiceWords } from "../choice-words.ts"
import type { Choice, Question } from "../question.ts"
import { VoteFields } from "./vote-fields.tsx"

type Options = readonly { id: string; label: string }[]
type KeyOf = (of: string) => string
type TakenProps = {
  taken: readonly { name: string; choice: Choice; by: string | null; isMine: boolean }[]
  question: Question
  options: Options
  keyOf: KeyOf
}

/** What was taken down and waits for somebody else to confirm it. */
export const TakenList = ({ taken, question, options, keyOf }: TakenProps) => {
  const { t } = useTranslation()
  return (
    <Section id="waiting" title={t("ballots.spoken.waiting")} count={taken.length}>
      {taken.length === 0 ? <Empty>{t("ballots.spoken.none")}</Empty> : null}
      <ul className="roll">
        {taken.map(({ name, choice, by }) => (
          <li key={name} className="row-x between">
            <span>
              <bdi>{name}</bdi>: <b>{choiceWords(t, question, options, choice)}</b>
            </span>
            <span className="small muted">{t("ballots.spoken.by", { name: by ?? "" })}</span>
          </li>
        ))}
      </ul>
      {taken.some((vote) => !vote.isMine) ? (
        <Press
          formKey={keyOf(`confirm ${taken.length}`)}
          {...{ kind: "primary", dense: false, fields: { intent: "confirm" } }}
          label={t("ballots.spoken.confirm")}
        />
      ) : null}
    </Section>
  )
}

const Buttons = ({ seat, keyOf }: { seat: { code: string; name: string }; keyOf: KeyOf }) => {
  const { t } = useTranslation()
  return (
    <span className="row-x">
      {(["yes", "no", "abstain"] as const).map((answer) => (
        <Press
          key={answer}
          formKey={keyOf(`${seat.code} ${answer}`)}
          {...{ kind: "line", dense: true, label: t(`ballots.answers.${answer}`), hidden: seat.name }}
          fields={{ intent: "take", [`c-${seat.code}`]: answer }}
        />
      ))}
    </span>
  )
}

type SpokenProps = {
  seats: readonly { code: string; name: string }[]
  question: Question
  options: Options
  keyOf: KeyOf
}

/** The seats in the order in which they are called, each with what it may say: a press for each answer. */
export const SpokenList = ({ seats, question, options, keyOf }: SpokenProps) => {
  const { t } = useTranslation()
  return (
    <Section id="call" title={t("ballots.spoken.call")} count={seats.length}>
      <ul className="roll">
        {seats.map((seat) => (
          <li key={seat.code} className="row-x between">
            {question.kind === "motion" ? (
              <>
                <bdi>{seat.name}</bdi>
                <Buttons seat={seat} keyOf={keyOf} />
              </>
            ) : (
              <Fold summary={seat.name}>
                <RefusableForm formKey={keyOf(seat.code)} refusal={undefined}>
                  <input type="hidden" name="intent" value="take" />
                  <VoteFields
                    {...{ question, options }}
                    seats={[
                      {
                        ...seat,
                        quality: "titular",
                        refused: null,
                        mayVote: true,
                        voted: null,
                        replaces: null,
                      },
                    ]}
                  />
                  <Button kind="line">{t("ballots.spoken.take")}</Button>
                </RefusableForm>
              </Fold>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
