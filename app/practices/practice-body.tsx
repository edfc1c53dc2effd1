import type { SerializeFrom } from "@remix-run/node"
import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import type { PracticePage } from "./queries.server.ts"
import { QUESTIONS } from "./questions.ts"

export type Shown = SerializeFrom<PracticePage>
type Props = { practice: Shown }

/** Where a copy comes from, as it was on the day; that the original has changed since, or is withdrawn. */
export const OriginNote = ({ practice }: Props) => {
  const { t, dates } = useTranslation()
  const { origin, copied } = practice
  if (!copied) return null
  return (
    <Note title={t("practices.origin.title")}>
      {origin ? (
        <p>
          {t("practices.origin.from")}{" "}
          <a href={`/practices/${origin.code}`}>
            <bdi lang={origin.language}>{origin.title}</bdi>
          </a>{" "}
          (<bdi lang={origin.tableLanguage}>{origin.table}</bdi> · <bdi lang="it">{origin.territory}</bdi>)
        </p>
      ) : (
        <p>{t("practices.origin.unreadable")}</p>
      )}
      <p>{t("practices.origin.as_of", { day: dates.day(copied.at) })}</p>
      {origin?.isWithdrawn ? <p>{t("practices.origin.withdrawn")}</p> : null}
      {origin?.hasChanged && !origin.isWithdrawn ? <p>{t("practices.origin.changed")}</p> : null}
    </Note>
  )
}

/** Why it was withdrawn, on the page that stays. */
export const WithdrawnNote = ({ practice }: Props) => {
  const { t, dates } = useTranslation()
  if (!practice.withdrawn) return null
  const { at, why } = practice.withdrawn
  return (
    <Note tone="wait" title={t("practices.withdrawn.on", { day: dates.day(at) })}>
      <p className="pre" dir="auto">
        {why}
      </p>
    </Note>
  )
}

/** The answers under their questions; what was not answered is left out once it is out. */
export const PracticeText = ({ practice }: Props) => {
  const { t } = useTranslation()
  const { answers, language, state } = practice
  const shown = QUESTIONS.filter((question) => state === "draft" || answers[question])
  return (
    <div className="stack">
      {shown.map((question) => (
        <div key={question}>
          <h2 className="sec">{t(`practices.questions.${question}`)}</h2>
          {answers[question] ? (
            <p className="pre" lang={language} dir="auto">
              {answers[question]}
            </p>
          ) : (
            <p className="muted">{t("practices.form.not_yet")}</p>
          )}
        </div>
      ))}
    </div>
  )
}

/** Other tables that do it too. */
export const TakenUp = ({ practice }: Props) => {
  const { t } = useTranslation()
  const { takenUp, copies } = practice
  if (takenUp === 0) return null
  return (
    <Section id="taken-up" title={t("practices.taken_up.title")} count={takenUp}>
      <p>{t("practices.taken_up.count", { count: takenUp })}</p>
      {copies.length > 0 ? (
        <ul className="lines">
          {copies.map(({ code, name, language, territory }) => (
            <li key={code}>
              <a href={`/practices/${code}`}>
                <bdi lang={language}>{name}</bdi>
              </a>{" "}
              <small>
                <bdi lang="it">{territory}</bdi>
              </small>
            </li>
          ))}
        </ul>
      ) : null}
    </Section>
  )
}

const Names = ({ items }: { items: readonly { key: string; name: string; language: string }[] }) => (
  <>
    {items.map(({ key, name, language }, n) => (
      <span key={key}>
        {n > 0 ? ", " : ""}
        <bdi lang={language}>{name}</bdi>
      </span>
    ))}
  </>
)

const usePeriod = ({ startsOn, endsOn }: Shown) => {
  const { t, dates } = useTranslation()
  if (startsOn && endsOn)
    return t("practices.period.between", { from: dates.day(startsOn), to: dates.day(endsOn) })
  if (startsOn) return t("practices.period.since", { day: dates.day(startsOn) })
  return endsOn ? t("practices.period.until", { day: dates.day(endsOn) }) : null
}

/** A good practice in brief: where, when, who, about what, whom to ask. */
export const PracticeFacts = ({ practice }: Props) => {
  const { t, dates } = useTranslation()
  const { at, territory, topics, bodies, contact, proposal, language, changedAt } = practice
  const some = (term: string, value: React.ReactNode) => (value ? [{ term, value }] : [])
  const named = bodies.map(({ code, name, language }) => ({ key: code, name, language }))
  const about = topics.map(({ id, label, language }) => ({ key: id, name: label, language }))
  return (
    <Section id="facts" title={t("practices.facts")}>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          {
            term: t("practices.table"),
            value: (
              <a href={`/roundtables/${at.code}`} lang={at.language}>
                <bdi>{at.name}</bdi>
              </a>
            ),
          },
          { term: t("practices.territory"), value: territory && <bdi lang="it">{territory}</bdi> },
          ...some(t("practices.period.title"), usePeriod(practice)),
          ...some(t("practices.bodies"), named.length > 0 && <Names items={named} />),
          ...some(t("practices.topic"), about.length > 0 && <Names items={about} />),
          ...some(
            t("practices.contact"),
            contact && (
              <bdi lang={language} dir="auto">
                {contact}
              </bdi>
            ),
          ),
          ...some(
            t("practices.proposal"),
            proposal && (
              <a href={`/proposals/${proposal.code}/thread`}>
                <bdi lang={proposal.language}>{proposal.title}</bdi>
              </a>
            ),
          ),
          { term: t("practices.language"), value: t(`common.languages.${language as "it"}`) },
          ...some(
            t("practices.changed_on"),
            changedAt && <time dateTime={changedAt}>{dates.day(changedAt)}</time>,
          ),
        ]}
      />
    </Section>
  )
}
