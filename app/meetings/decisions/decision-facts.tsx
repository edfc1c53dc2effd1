import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { decisionNumber } from "./decision.ts"
import type { DecisionPage } from "./get-decision.server.ts"

type Facts = Pick<
  DecisionPage,
  | "number"
  | "year"
  | "decidedOn"
  | "roundtable"
  | "meeting"
  | "paper"
  | "territory"
  | "topics"
  | "publishedAt"
>

const useOrigin = ({ meeting, paper }: Facts) => {
  const { t, dates } = useTranslation()
  return [
    ...(meeting
      ? [
          {
            term: t("meetings.meeting"),
            value: (
              <>
                <a href={`/meetings/${meeting.code}`}>
                  {t("meetings.name", {
                    number: `${meeting.number}/${meeting.year}`,
                    day: dates.day(meeting.at),
                  })}
                </a>
                {meeting.item ? (
                  <>
                    {": "}
                    <bdi lang={meeting.itemLanguage}>{meeting.item}</bdi>
                  </>
                ) : null}
              </>
            ),
          },
        ]
      : []),
    ...(paper
      ? [
          {
            term: t("meetings.agenda.paper"),
            value: (
              <>
                <a
                  href={
                    paper.version === null
                      ? `/documents/${paper.code}`
                      : `/documents/${paper.code}/versions/${paper.version}`
                  }
                  lang={paper.language}
                >
                  <bdi>{paper.title}</bdi>
                </a>
                {paper.version === null
                  ? null
                  : `, ${t("meetings.agenda.version", { version: paper.version })}`}
              </>
            ),
          },
        ]
      : []),
  ]
}

/** Where and when it was decided, about what, and whether everybody reads it. */
export const DecisionFacts = ({ page }: { page: Facts }) => {
  const { t, dates } = useTranslation()
  const { roundtable, topics, publishedAt } = page
  return (
    <Section id="facts" title={t("items.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          { term: t("decisions.facts.number"), value: decisionNumber(page) },
          { term: t("decisions.facts.day"), value: dates.longDay(page.decidedOn) },
          {
            term: t("decisions.filter.table"),
            value: (
              <a href={`/roundtables/${roundtable.code}`} lang={roundtable.language}>
                <bdi>{roundtable.name}</bdi>
              </a>
            ),
          },
          ...useOrigin(page),
          { term: t("decisions.form.territory"), value: <bdi lang="it">{page.territory}</bdi> },
          { term: t("decisions.form.topics"), value: topics.map(({ label }) => label).join(", ") },
          {
            term: t("decisions.facts.public"),
            value: publishedAt
              ? t("decisions.facts.public_since", { day: dates.day(publishedAt) })
              : t("decisions.not_public"),
          },
        ]}
      />
    </Section>
  )
}

type Acts = Pick<
  DecisionPage,
  "code" | "roundtable" | "mayKeep" | "mayPublish" | "mayWithdraw" | "isOfPublicTable"
>

/** What the secretariat can do with it. */
export const DecisionActs = ({ page }: { page: Acts }) => {
  const { t } = useTranslation()
  const { code, mayKeep, mayPublish, mayWithdraw, isOfPublicTable } = page
  if (!mayKeep) return null
  const link = (href: string, label: string, kind: "primary" | "line" | "quiet" = "line") => (
    <p>
      <ButtonLink kind={kind} href={href}>
        {label}
      </ButtonLink>
    </p>
  )
  return (
    <Section id="acts" className="no-print" title={t("decisions.acts.title")}>
      {mayPublish ? link(`/decisions/${code}/publish`, t("decisions.acts.publish"), "primary") : null}
      {link(`/roundtables/${page.roundtable.code}/commitments/new?decision=${code}`, t("commitments.add"))}
      {link(`/decisions/${code}/act`, t("decisions.acts.act"))}
      {link(`/decisions/${code}/edit`, t("decisions.acts.correct"))}
      {mayWithdraw ? link(`/decisions/${code}/publish`, t("decisions.acts.withdraw"), "quiet") : null}
      {isOfPublicTable ? null : <p className="small muted">{t("decisions.refuse.private_table")}</p>}
    </Section>
  )
}
