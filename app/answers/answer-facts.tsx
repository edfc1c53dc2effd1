import type { SerializeFrom } from "@remix-run/node"
import type { ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { DueWords } from "./answer-status.tsx"
import type { AnswerPage } from "./queries.server.ts"

type Props = { answer: SerializeFrom<AnswerPage> }

const Passed = ({ passed }: { passed: Props["answer"]["passed"][number] }) => (
  <a href={`/answers/${passed.code}`} lang={passed.language}>
    <bdi>{passed.name}</bdi>
  </a>
)

/** An answer in brief: who asked whom, when, until when, and under which numbers. */
export const AnswerFacts = ({ answer }: Props) => {
  const { t, dates } = useTranslation()
  const { body, table, askedOn, askProtocol, takenOn, official, published, extension, passed } = answer
  const some = (term: string, value: ReactNode) => (value ? [{ term, value }] : [])
  const day = (on: string | null | undefined) => on && <time dateTime={on}>{dates.day(on)}</time>
  const from = passed.find(({ isOn }) => !isOn)
  return (
    <Section id="facts" title={t("answers.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          {
            term: t("answers.body"),
            value: (
              <a href={`/organisations/${body.code}/answers`} lang={body.language}>
                <bdi>{body.name}</bdi>
              </a>
            ),
          },
          {
            term: t("answers.asked_by"),
            value: (
              <a href={`/roundtables/${table.code}`} lang={table.language}>
                <bdi>{table.name}</bdi>
              </a>
            ),
          },
          { term: t("answers.asked_on"), value: day(askedOn) },
          ...some(t("answers.ask_protocol"), askProtocol && <bdi dir="ltr">{askProtocol}</bdi>),
          ...some(t("answers.passed_from"), from && <Passed passed={from} />),
          ...some(t("answers.taken_on"), day(takenOn)),
          ...some(t("answers.official"), official && <bdi>{official}</bdi>),
          { term: t("answers.due_on"), value: day(answer.dueOn) },
          { term: t("answers.standing"), value: <DueWords {...answer} /> },
          ...some(t("answers.first_due_on"), extension && day(extension.from)),
          ...(published
            ? [
                { term: t("answers.published_on"), value: day(published.publishedOn) },
                {
                  term: t("answers.protocol"),
                  value: published.protocol ? (
                    <bdi dir="ltr">{published.protocol}</bdi>
                  ) : (
                    t("answers.no_protocol")
                  ),
                },
                { term: t("answers.endorsed_as"), value: <bdi>{published.endorsedAs}</bdi> },
                { term: t("answers.language"), value: t(`common.languages.${published.language as "it"}`) },
              ]
            : []),
        ]}
      />
    </Section>
  )
}
