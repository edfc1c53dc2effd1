import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"
import { StackBars } from "../ui/stack-bars.tsx"
import { ANSWER_STANDINGS, type Punctuality } from "./punctuality.ts"
import type { Measure } from "./rows.ts"
import { shareWords } from "./share-words.ts"

const TONES = { in_time: "good", open_in_term: "open", late: "grey", open_late: "bad" } as const

const Numbers = ({ answers }: { answers: Punctuality }) => {
  const { t, locale } = useTranslation()
  const { asked, standings, extended, inTime, medianTenths } = answers
  const days = new Intl.NumberFormat(locale === "ar" ? "ar-u-nu-latn" : locale)
  const rows: { measure: Measure; said: string }[] = [
    { measure: "asked", said: String(asked) },
    { measure: "in_time", said: shareWords(inTime, t, locale) },
    ...(["open_in_term", "late", "open_late"] as const).map((measure) => ({
      ...{ measure, said: String(standings[measure]) },
    })),
    { measure: "extended", said: String(extended) },
    { measure: "median_days", said: medianTenths === null ? "–" : days.format(medianTenths / 10) },
  ]
  return (
    <DataTable
      {...{ caption: t("figures.answers.caption"), rows, empty: null }}
      rowKey={({ measure }) => measure}
      columns={[
        {
          ...{ key: "measure", heading: t("figures.columns.measure") },
          cell: ({ measure }) => t(`figures.measures.${measure}`),
        },
        {
          ...{ key: "number", heading: t("figures.columns.number"), numeric: true },
          cell: ({ said }) => <bdi>{said}</bdi>,
        },
      ]}
    />
  )
}

/** Whether bodies answer in time: a bar, and a table with the same numbers. */
export const AnswersPart = ({ answers }: { answers: Punctuality }) => {
  const { t } = useTranslation()
  const parts = ANSWER_STANDINGS.map((key) => ({
    ...{ key, tone: TONES[key], label: t(`figures.measures.${key}`) },
  }))
  return (
    <Section id="answers" title={t("figures.parts.answers")}>
      <p>{t("figures.answers.lead")}</p>
      {answers.asked === 0 ? (
        <Empty>{t("figures.answers.empty")}</Empty>
      ) : (
        <div className="stack-l">
          <StackBars
            {...{ id: "answers-bar", title: t("figures.answers.chart"), parts }}
            words={parts.map(({ key, label }) => `${label}: ${answers.standings[key]}`).join("; ")}
            lines={[{ key: "all", name: t("figures.measures.asked"), counts: answers.standings }]}
          />
          <Numbers answers={answers} />
        </div>
      )}
    </Section>
  )
}
