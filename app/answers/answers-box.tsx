import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"
import { AnswerLines, type ShownAnswer } from "./answer-lines.tsx"

type Props = { code: string; state: string; answers: readonly ShownAnswer[]; mayAsk: boolean }

/** The way from the idea to what is done, for what is no draft. */
const ToThread = ({ code, state }: Pick<Props, "code" | "state">) => {
  const { t } = useTranslation()
  if (state === "draft" || state === "discarded") return null
  return (
    <p>
      <a href={`/proposals/${code}/thread`}>{t("answers.thread.link")}</a>
    </p>
  )
}

/** On a proposal's page: whom it was asked of, how far the answer is, until when, and what it says. */
export const AnswersBox = ({ code, state, answers, mayAsk }: Props) => {
  const { t } = useTranslation()
  if (answers.length === 0 && !mayAsk) return <ToThread {...{ code, state }} />
  return (
    <Section id="answers" title={t("answers.of_bodies")}>
      <div className="stack">
        {answers.length > 0 ? <AnswerLines answers={answers} /> : null}
        {mayAsk ? (
          <p className="no-print">
            <ButtonLink kind={answers.length > 0 ? "line" : "primary"} href={`/proposals/${code}/answer`}>
              {t(answers.length > 0 ? "answers.acts.ask_another" : "answers.acts.ask")}
            </ButtonLink>
          </p>
        ) : null}
        <ToThread {...{ code, state }} />
      </div>
    </Section>
  )
}
