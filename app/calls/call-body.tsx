import type { SerializeFrom } from "@remix-run/node"
import { euros } from "../answers/money.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { ProposalStatus } from "../proposals/proposal-status.tsx"
import { FundingBlock } from "../records/funding-block.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { useWho } from "./call-fields.tsx"
import type { CallPage } from "./queries.server.ts"

type Props = { call: SerializeFrom<CallPage> }

/** From when to when, in the middle of what the page says: nobody is late for want of a weekday. */
export const CallTimes = ({ call }: { call: Pick<Props["call"], "opensAt" | "closesAt"> }) => {
  const { t, dates } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={[
        {
          term: t("calls.opens"),
          value: <time dateTime={call.opensAt}>{dates.longMoment(call.opensAt)}</time>,
        },
        {
          term: t("calls.closes"),
          value: (
            <strong>
              <time dateTime={call.closesAt}>{dates.longMoment(call.closesAt)}</time>
            </strong>
          ),
        },
      ]}
    />
  )
}

/** What projects are judged by, with the sum. */
const Criteria = ({ call }: Props) => {
  const { t } = useTranslation()
  return (
    <Section id="criteria" title={t("calls.criteria")}>
      <DataTable
        caption={t("calls.criteria")}
        captionHidden
        rows={call.criteria}
        rowKey={(row) => row.name}
        empty={t("common.none")}
        columns={[
          {
            ...{ key: "name", heading: t("calls.criterion") },
            cell: (row) => <bdi lang={call.language}>{row.name}</bdi>,
          },
          { ...{ key: "most", heading: t("calls.most_points"), numeric: true }, cell: (row) => row.most },
        ]}
        totals={{ name: t("calls.sum"), most: call.pointsInAll }}
      />
      <ul className="lines">
        {call.leastPoints > 0 ? <li>{t("calls.rule.least", { count: call.leastPoints })}</li> : null}
        <li>{t("calls.rule.ties")}</li>
        <li>{t(call.isPartGiven ? "calls.rule.part" : "calls.rule.whole")}</li>
      </ul>
    </Section>
  )
}

/** The projects that the reader writes with, each with where it stands. */
const OwnProjects = ({ call }: Props) => {
  const { t, dates } = useTranslation()
  if (call.own.length === 0) return null
  return (
    <Section id="own" title={t("calls.own_projects")}>
      <ul className="lines">
        {call.own.map(({ code, title, language, state, submittedAt }) => (
          <li key={code}>
            <a href={`/proposals/${code}`}>
              <bdi lang={language}>{title}</bdi>
            </a>{" "}
            <ProposalStatus state={state} outcome={null} />{" "}
            {submittedAt ? <time dateTime={submittedAt}>{dates.moment(submittedAt)}</time> : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What a call asks for, how it is judged, and what the reader has in it. */
export const CallBody = ({ call }: Props) => {
  const { t } = useTranslation()
  return (
    <div className="stack-l">
      {call.cancelReason ? (
        <Note tone="bad" title={t("calls.cancelled_because")}>
          <p className="pre" lang={call.language} dir="auto">
            {call.cancelReason}
          </p>
        </Note>
      ) : null}
      <CallTimes call={call} />
      <OwnProjects call={call} />
      <Section id="purpose" title={t("calls.purpose")}>
        <p className="pre" lang={call.language} dir="auto">
          {call.purpose}
        </p>
      </Section>
      <Criteria call={call} />
    </div>
  )
}

/** Beside it: who may hand in, how much there is, whom to ask, who pays. */
export const CallSide = ({ call }: Props) => {
  const { t, locale } = useTranslation()
  const who = useWho()
  return (
    <div className="stack-l">
      <Section id="facts" title={t("proposals.facts")}>
        <SummaryList
          narrow
          missing={t("common.none")}
          items={[
            {
              term: t("proposals.table"),
              value: (
                <a href={`/roundtables/${call.table.code}`} lang={call.table.language}>
                  <bdi>{call.table.name}</bdi>
                </a>
              ),
            },
            { term: t("calls.who"), value: call.kinds.map(who).join(" · ") },
            {
              term: t("calls.form.territory"),
              value: call.territory ? <bdi lang="it">{call.territory}</bdi> : t("calls.anywhere"),
            },
            { term: t("calls.budget"), value: euros(call.budgetCents, locale) },
            { term: t("calls.most"), value: euros(call.mostCents, locale) },
            {
              term: t("calls.contact"),
              value: (
                <span className="pre" lang={call.language} dir="auto">
                  {call.contact}
                </span>
              ),
            },
          ]}
        />
      </Section>
      {call.block ? (
        <Section id="funding" title={t("calls.funding")}>
          <FundingBlock block={call.block} language={call.language} />
        </Section>
      ) : null}
      <Section id="secrecy" title={t("calls.entered")}>
        {call.entered === null ? null : <p>{t("calls.entered_count", { count: call.entered })}</p>}
        <p className="small">{t("calls.secrecy")}</p>
      </Section>
    </div>
  )
}
