import { euros } from "../../answers/money.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { RankedRow } from "./queries.server.ts"

type Props = {
  code: string
  ranking: readonly RankedRow[]
  criteria: readonly { name: string; most: number }[]
}

const isRead = ({ givenCents }: RankedRow) => givenCents > 0

const Title = ({ row }: { row: RankedRow }) => {
  const title = <bdi lang={row.language}>{row.title}</bdi>
  return isRead(row) ? <a href={`/proposals/${row.code}`}>{title}</a> : title
}

/** What came of each project in one sentence, as page, mail and file say it. */
const useVerdict = () => {
  const { t, locale } = useTranslation()
  return ({ verdict, points, askedCents, givenCents }: RankedRow) =>
    t(`calls.verdict_sentences.${verdict as "funded"}`, {
      ...{ points, asked: euros(askedCents, locale), given: euros(givenCents, locale) },
    })
}

const sumOf = (ranking: readonly RankedRow[], name: "askedCents" | "givenCents") =>
  ranking.reduce((sum, row) => sum + row[name], 0)

/** The points of one project by criterion, each with the reason of who assessed it. */
const PointsOf = ({ row, criteria }: { row: RankedRow; criteria: Props["criteria"] }) => {
  const { t, dates } = useTranslation()
  return (
    <details>
      <summary>
        <bdi lang={row.language}>{row.title}</bdi>
      </summary>
      <p className="small">
        {t("calls.columns.entered")}: <time dateTime={row.submittedAt}>{dates.moment(row.submittedAt)}</time>
      </p>
      <dl className="sum">
        {criteria.map(({ name, most }, n) => (
          <div key={name}>
            <dt>
              <bdi>{name}</bdi>
            </dt>
            <dd>
              {t("calls.points_of", { points: row.byCriterion[n]?.points ?? 0, most })}
              {row.byCriterion[n]?.reason ? (
                <>
                  {" – "}
                  <bdi>{row.byCriterion[n]?.reason}</bdi>
                </>
              ) : null}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The points of every project, folded under its title. */
export const PointsAndReasons = ({ ranking, criteria }: Omit<Props, "code">) => {
  const { t } = useTranslation()
  if (ranking.length === 0) return null
  return (
    <Section id="points" title={t("calls.points_and_reasons")}>
      {ranking.map((row) => (
        <PointsOf key={row.code} {...{ row, criteria }} />
      ))}
    </Section>
  )
}

/** The published ranking: place, points, what is given, and why. */
export const RankingTable = ({ code, ranking }: Omit<Props, "criteria">) => {
  const { t, locale } = useTranslation()
  const verdict = useVerdict()
  return (
    <Section
      id="ranking"
      title={t("calls.ranking")}
      link={{ href: `/calls/${code}/ranking.csv`, label: t("calls.csv") }}
    >
      <DataTable
        caption={t("calls.ranking")}
        captionHidden
        rows={ranking}
        rowKey={(row) => row.code}
        empty={t("calls.no_projects")}
        columns={[
          { key: "title", heading: t("calls.columns.title"), cell: (row) => <Title row={row} /> },
          { ...{ key: "rank", heading: t("calls.columns.rank"), numeric: true }, cell: (row) => row.rank },
          {
            key: "authors",
            heading: t("calls.columns.authors"),
            cell: (row) =>
              row.authors.map(({ name, language }, index) => (
                <span key={name}>
                  {index > 0 ? ", " : ""}
                  <bdi lang={language}>{name}</bdi>
                </span>
              )),
          },
          {
            ...{ key: "points", heading: t("calls.columns.points"), numeric: true },
            cell: (row) => <strong>{row.points}</strong>,
          },
          {
            ...{ key: "asked", heading: t("calls.columns.asked"), numeric: true },
            cell: (row) => euros(row.askedCents, locale),
          },
          {
            ...{ key: "given", heading: t("calls.columns.given"), numeric: true },
            cell: (row) => euros(row.givenCents, locale),
          },
          { key: "verdict", heading: t("calls.columns.verdict"), cell: (row) => verdict(row) },
        ]}
        totals={{
          title: t("calls.sum"),
          ...{ asked: euros(sumOf(ranking, "askedCents"), locale) },
          given: euros(sumOf(ranking, "givenCents"), locale),
        }}
      />
    </Section>
  )
}
