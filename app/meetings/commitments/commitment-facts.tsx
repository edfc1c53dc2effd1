import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { decisionNumber } from "../decisions/decision.ts"
import { BodyName } from "./commitment-table.tsx"
import type { CommitmentPage } from "./get-commitment.server.ts"

type Facts = Pick<CommitmentPage, "body" | "dueOn" | "askedDueOn" | "decision" | "whole" | "isInside">

/** What a body said yes to, where the commitment was promised by its answer. */
type Answer = { code: string; title: string; language: string } | null

/** Who promised it, by when, and where it comes from. */
export const CommitmentFacts = ({ page, answer }: { page: Facts; answer: Answer }) => {
  const { t, dates } = useTranslation()
  const { body, dueOn, askedDueOn, decision, whole, isInside } = page
  return (
    <Section id="facts" title={t("items.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("commitments.body"), value: <BodyName body={body} /> },
          { term: t("commitments.due"), value: dates.longDay(dueOn) },
          ...(decision
            ? [
                {
                  term: t("decisions.number", { number: decisionNumber(decision) }),
                  value: (
                    <a href={`/decisions/${decision.code}`} lang={decision.language}>
                      <bdi>{decision.title}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
          ...(answer
            ? [
                {
                  term: t("commitments.from_answer"),
                  value: (
                    <a href={`/answers/${answer.code}`} lang={answer.language}>
                      <bdi>{answer.title}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
          ...(whole
            ? [
                {
                  term: t("commitments.part_of"),
                  value: (
                    <a href={`/commitments/${whole.code}`} lang={whole.language}>
                      <bdi>{whole.title}</bdi>
                    </a>
                  ),
                },
              ]
            : []),
        ]}
      />
      {askedDueOn && isInside ? (
        <Note tone="wait" level={3} title={t("commitments.asked", { day: dates.day(askedDueOn) })}>
          {t("commitments.asked_help")}
        </Note>
      ) : null}
    </Section>
  )
}
