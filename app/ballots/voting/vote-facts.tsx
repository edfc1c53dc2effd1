import { useTranslation } from "../../i18n/translation.tsx"
import { RuleWords } from "../ballot-facts.tsx"
import { BallotTexts } from "../ballot-texts.tsx"
import type { BallotRule } from "../rule.ts"

type Page = {
  explanation: string | null
  language: string
  seats: number
  rule: BallotRule | null
  texts: readonly { code: string; title: string; language: string; version: number | null }[]
}

const keyOfVisibility = ({ setting, changeable }: BallotRule) => {
  if (setting === "meeting") return "ballots.vote.open_meeting" as const
  return changeable ? ("ballots.vote.open_changeable" as const) : ("ballots.vote.open_final" as const)
}

/** What somebody who votes for the first time asks: what, who, how, and what becomes of the vote. */
export const VoteFacts = ({ page }: { page: Page }) => {
  const { t } = useTranslation()
  const { explanation, language, seats, rule, texts } = page
  return (
    <>
      <dl className="qa">
        {explanation ? (
          <>
            <dt>{t("ballots.vote.asked")}</dt>
            <dd className="pre" lang={language} dir="auto">
              {explanation}
            </dd>
          </>
        ) : null}
        <dt>{t("ballots.vote.who")}</dt>
        <dd>{t("ballots.vote.who_text", { count: seats })}</dd>
        {rule ? (
          <>
            <dt>{t("ballots.vote.how")}</dt>
            <dd>
              <RuleWords rule={rule} />
            </dd>
            <dt>{t("ballots.vote.what_happens")}</dt>
            <dd>
              {t(keyOfVisibility(rule))}{" "}
              {rule.silence === "assent" ? <b>{t("ballots.vote.silence_assent")}</b> : null}
            </dd>
          </>
        ) : null}
      </dl>
      <BallotTexts texts={texts} />
    </>
  )
}
