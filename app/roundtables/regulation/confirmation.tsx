import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { ChangeList } from "./change-list.tsx"
import type { Change } from "./changes.ts"
import { ruleFigures } from "./figures.ts"
import type { Beside } from "./rule-list.tsx"
import type { Rules } from "./rules.ts"
import { say, sayAll } from "./say.ts"
import type { Danger } from "./soundness.ts"
import { ruleWords } from "./words.ts"

type ConfirmationProps = {
  inForceFrom: string
  decidedOn: string
  act: string
  language: string
  isToday: boolean
  current: { number: number; rules: Rules } | null
  changes: readonly Change[] | null
  dangers: readonly Danger[]
  beside: Beside
}

/** What the rules in force ask for a change of the rules: shown to who is about to change them. */
const WhatItTakes = ({ rules, beside }: { rules: Rules; beside: Beside }) => {
  const { t, dates } = useTranslation()
  const own = rules.majority_regulation.own ? "majority_regulation" : "majority_ordinary"
  const figures = ruleFigures(rules, own, beside.seats, beside.today)
  return (
    <Note title={t("regulation.confirm.takes")}>
      <p>{sayAll(t, dates, ruleWords(rules, own))}</p>
      {figures.length > 0 ? <p>{sayAll(t, dates, figures)}</p> : null}
    </Note>
  )
}

/** The facts of a version about to be put in force, what changes, and what may surprise. */
export const Confirmation = (props: ConfirmationProps) => {
  const { t, dates } = useTranslation()
  const { inForceFrom, decidedOn, act, language, isToday, current, changes, dangers, beside } = props
  return (
    <div className="stack">
      <SummaryList
        missing={t("common.none")}
        items={[
          { term: t("regulation.facts.from"), value: dates.longDay(inForceFrom) },
          {
            term: t("regulation.facts.act"),
            value: (
              <span lang={language} dir="auto">
                {act}
              </span>
            ),
          },
          { term: t("regulation.facts.decided"), value: dates.day(decidedOn) },
          {
            term: t("regulation.confirm.replaces"),
            value: current
              ? t("regulation.versions.number", { number: current.number })
              : t("regulation.confirm.first"),
          },
        ]}
      />
      {current ? <WhatItTakes rules={current.rules} beside={beside} /> : null}
      {changes ? (
        <Section id="changes" title={t("regulation.changes.title")} count={changes.length}>
          <ChangeList changes={changes} language={language} />
        </Section>
      ) : null}
      {dangers.map(({ subject, says }) => (
        <Note key={says.key + subject} tone="wait" title={t(`regulation.subjects.${subject}`)}>
          {say(t, dates, says)}
        </Note>
      ))}
      <Note tone="wait">
        {t(isToday ? "regulation.confirm.consequence_today" : "regulation.confirm.consequence")}
      </Note>
    </div>
  )
}
