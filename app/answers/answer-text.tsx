import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import { Status } from "../ui/status.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import type { Content, Part } from "./answer.ts"
import { euros } from "./money.ts"

type Named = { code: string; name: string; language?: string }
/** The text of an answer; of one that is written still, what is there. */
export type ShownText = Omit<Content, "passedTo"> & { passedTo: Named | null }

const Verdict = ({ verdict }: Pick<Part, "verdict">) => {
  const { t } = useTranslation()
  if (!verdict) return null
  const word = t(`answers.verdicts.${verdict}`)
  if (verdict === "no") return <Status tone="bad">{word}</Status>
  return verdict === "yes" ? (
    <Status tone="ok">{word}</Status>
  ) : (
    <Status tone="ok" icon="it-flag">
      {word}
    </Status>
  )
}

const Parts = ({ parts, language }: Pick<ShownText, "parts" | "language">) => {
  const { t } = useTranslation()
  if (parts.length === 0) return null
  return (
    <Section id="parts" title={t("answers.parts")}>
      <ol className="lines">
        {parts.map(({ what, verdict, reason }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text in their order
          <li key={n} className="stack">
            <div className="row-x between">
              <h3 lang={language} dir="auto">
                {what}
              </h3>
              <Verdict verdict={verdict} />
            </div>
            <p className="pre" lang={language} dir="auto">
              {reason}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  )
}

const Means = ({ text }: { text: ShownText }) => {
  const { t, dates, locale } = useTranslation()
  const { cost, funding, term, language, outcome } = text
  if (outcome !== "accepted" && outcome !== "partly") return null
  return (
    <Section id="means" title={t("answers.means")}>
      <SummaryList
        missing={t("answers.not_said")}
        items={[
          {
            term: t("answers.cost"),
            value:
              cost === null ? null : cost === 0 ? t("answers.no_cost") : <bdi>{euros(cost, locale)}</bdi>,
          },
          ...(cost === 0 && !funding
            ? []
            : [{ term: t("answers.funding"), value: funding && <bdi lang={language}>{funding}</bdi> }]),
          { term: t("answers.term"), value: term && <time dateTime={term}>{dates.day(term)}</time> },
        ]}
      />
    </Section>
  )
}

/** What will be promised with the text, before it is published: afterwards these are commitments. */
export const Promises = ({ text }: { text: ShownText }) => {
  const { t, dates } = useTranslation()
  if (text.promises.length === 0) return null
  return (
    <Section id="promises" title={t("answers.promises")}>
      <ul className="lines">
        {text.promises.map(({ title, dueOn }, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the promises of a text in their order
          <li key={n}>
            <bdi lang={text.language}>{title}</bdi>
            {dueOn ? (
              <span className="muted"> · {t("answers.by_day", { day: dates.day(dueOn) })}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What a body answers: yes or no with its reason, part by part, at what cost and until when. */
export const AnswerText = ({ text }: { text: ShownText }) => {
  const { t } = useTranslation()
  const { words, language, outcome, passedTo } = text
  return (
    <div className="stack-l">
      <Section id="answer" title={outcome ? t(`answers.outcomes.${outcome}`) : t("answers.no_outcome")}>
        {passedTo ? (
          <p>
            {t("answers.passed_to")} <bdi lang={passedTo.language ?? "it"}>{passedTo.name}</bdi>
          </p>
        ) : null}
        <p className="pre" lang={language} dir="auto">
          {words}
        </p>
      </Section>
      <Parts {...{ parts: text.parts, language }} />
      <Means text={text} />
    </div>
  )
}
