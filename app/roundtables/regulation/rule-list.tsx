import { useTranslation } from "../../i18n/translation.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import type { Subject } from "./fields.ts"
import { ruleFigures } from "./figures.ts"
import type { SeatFigures } from "./quorum-threshold.ts"
import type { Rules } from "./rules.ts"
import { type Said, say, sayAll } from "./say.ts"
import { SECTION_NAMES, SECTIONS } from "./sections.ts"
import type { Danger } from "./soundness.ts"
import { type GroupNames, ruleWords } from "./words.ts"

/** What stands beside the rules: seats and names of the table, and the day from which terms are shown. */
export type Beside = { seats: SeatFigures; groups: GroupNames; today: string }

const Figures = ({ figures }: { figures: readonly Said[] }) => {
  const { t, dates } = useTranslation()
  if (figures.length === 0) return null
  return (
    <ul className="figs small muted">
      {figures.map((figure) => (
        <li key={figure.key}>{say(t, dates, figure)}</li>
      ))}
    </ul>
  )
}

type RuleProps = Beside & { rules: Rules; subject: Subject; language: string; dangers: readonly Danger[] }

/** One rule: what it says, what it means in figures, where it comes from, and what may surprise. */
const Rule = ({ rules, subject, language, dangers, seats, groups, today }: RuleProps) => {
  const { t, dates } = useTranslation()
  const source = rules.sources[subject]
  return (
    <>
      <p>{sayAll(t, dates, ruleWords(rules, subject, groups))}</p>
      <Figures figures={ruleFigures(rules, subject, seats, today)} />
      {source ? (
        <p className="small muted">
          {t("regulation.source")}{" "}
          <span lang={language} dir="auto">
            {source}
          </span>
        </p>
      ) : null}
      {dangers
        .filter((danger) => danger.subject === subject)
        .map(({ says }) => (
          <Note key={says.key} tone="wait">
            {say(t, dates, says)}
          </Note>
        ))}
    </>
  )
}

type RuleListProps = Beside & {
  rules: Rules
  /** The table's language, in which sources are written. */
  language: string
  dangers?: readonly Danger[]
  /** Where a subject is changed; absent where nothing can be. */
  changeAt?: (subject: Subject) => string
}

/** A regulation in plain words, subject by subject, with what each rule means today. */
export const RuleList = ({ changeAt, dangers = [], ...rest }: RuleListProps) => {
  const { t } = useTranslation()
  const item = (subject: Subject) => {
    const name = t(`regulation.subjects.${subject}`)
    const change = { href: changeAt?.(subject) ?? "", label: t("regulation.draft.change"), what: name }
    return {
      term: name,
      value: <Rule {...rest} subject={subject} dangers={dangers} />,
      ...(changeAt ? { change } : {}),
    }
  }
  return (
    <div className="stack-l">
      {SECTION_NAMES.map((section) => (
        <Section key={section} id={section} title={t(`regulation.sections.${section}`)}>
          <SummaryList missing={t("common.none")} items={SECTIONS[section].map(item)} />
        </Section>
      ))}
    </div>
  )
}
