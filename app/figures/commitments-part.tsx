import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Empty } from "../ui/empty.tsx"
import { Section } from "../ui/page-head.tsx"
import { StackBars } from "../ui/stack-bars.tsx"
import { COMMITMENT_STANDINGS, type Fulfilment } from "./fulfilment.ts"
import { commitmentMeasure, sourceName } from "./rows.ts"
import { shareWords } from "./share-words.ts"

const TONES = { done: "good", going: "open", late: "bad", dropped: "grey" } as const

type Row = Fulfilment["bySource"][number]

const Numbers = ({ bySource, total }: Fulfilment) => {
  const { t, locale } = useTranslation()
  const { standings } = total
  return (
    <DataTable
      {...{ caption: t("figures.commitments.caption"), rows: bySource, empty: null }}
      rowKey={({ source }) => source}
      columns={[
        {
          ...{ key: "name", heading: t("figures.by.source") },
          cell: ({ source }) => sourceName(source, t),
        },
        {
          ...{ key: "promised", heading: t("figures.measures.promised"), numeric: true },
          cell: ({ promised }) => promised,
        },
        {
          ...{ key: "done", heading: t("figures.measures.done"), numeric: true },
          cell: ({ done }) => <bdi>{shareWords(done, t, locale)}</bdi>,
        },
        ...(["going", "late", "dropped"] as const).map((key) => ({
          ...{ key, heading: t(`figures.measures.${commitmentMeasure(key)}`), numeric: true },
          cell: (row: Row) => row.standings[key],
        })),
      ]}
      totals={{
        ...{ name: t("figures.total"), promised: total.promised, going: standings.going },
        ...{ late: standings.late, dropped: standings.dropped },
        done: <bdi>{shareWords(total.done, t, locale)}</bdi>,
      }}
    />
  )
}

/** What became of what was promised: bars, and a table with the same numbers. */
export const CommitmentsPart = ({ commitments }: { commitments: Fulfilment }) => {
  const { t, locale } = useTranslation()
  const { bySource, total } = commitments
  const parts = COMMITMENT_STANDINGS.map((key) => ({
    ...{ key, tone: TONES[key], label: t(`figures.measures.${commitmentMeasure(key)}`) },
  }))
  const lines = bySource.map((line) => ({ ...line, name: sourceName(line.source, t) }))
  return (
    <Section id="commitments" title={t("figures.parts.commitments")}>
      <p>{t("figures.commitments.lead")}</p>
      {total.promised === 0 ? (
        <Empty>{t("figures.commitments.empty")}</Empty>
      ) : (
        <div className="stack-l">
          <StackBars
            {...{ id: "commitments-bars", title: t("figures.commitments.chart"), parts }}
            words={lines
              .map(
                ({ name, done }) => `${name}: ${t("figures.measures.done")} ${shareWords(done, t, locale)}`,
              )
              .join("; ")}
            lines={lines.map(({ source, name, standings }) => ({ key: source, name, counts: standings }))}
          />
          <Numbers {...commitments} />
        </div>
      )}
    </Section>
  )
}
