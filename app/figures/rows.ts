import type { Translate } from "../i18n/translate.ts"
import { COMMITMENT_STANDINGS, type Fulfilment, type Source } from "./fulfilment.ts"
import { type Line, OTHER_KIND, type Participation, PERSONS, WITHOUT_SEAT } from "./participation.ts"
import { ANSWER_STANDINGS, type Punctuality } from "./punctuality.ts"
import { type Share, tenthsOf } from "./share.ts"

type Figures = { participation: Participation; answers: Punctuality; commitments: Fulfilment }

/**
 * One number as every file has it: of which part, by what it is told apart, whose, and what it counts. `of` is what it is a
 * share of, `tenths` that share in tenths of a percent, truncated; null where it is no share, or one of nothing.
 */
export type FigureRow = {
  part: "participation" | "answers" | "commitments"
  by: "whole" | "constituency" | "kind" | "source"
  key: string
  name: string
  measure: Measure
  number: number | null
  of: number | null
  tenths: number | null
}

export const MEASURES = [
  ...(["seats", "votes", "signatures", "supports"] as const),
  ...(["ballots", "paper_ballots", "paper_votes", "proposals"] as const),
  ...(["asked", "in_time", "open_in_term", "late", "open_late", "extended", "median_days"] as const),
  ...(["promised", "done", "going", "overdue", "dropped"] as const),
] as const
export type Measure = (typeof MEASURES)[number]

/** What a line of participation is called: the constituency's own name, or the kind in words. */
export const lineName = ({ key, name }: Line, t: Translate): string => {
  if (name !== null) return name
  if (key === PERSONS || key === WITHOUT_SEAT || key === OTHER_KIND) return t(`figures.participation.${key}`)
  return t(`people.kinds.${key as "region"}`)
}

/** Where a commitment was made, in words. */
export const sourceName = (source: Source, t: Translate): string => t(`figures.commitments.sources.${source}`)

type Whose = Pick<FigureRow, "part" | "by" | "key" | "name">

const plain = (whose: Whose, measure: Measure, number: number | null): FigureRow => ({
  ...{ ...whose, measure, number, of: null, tenths: null },
})
const share = (whose: Whose, measure: Measure, { part, whole }: Share): FigureRow => ({
  ...{ ...whose, measure, number: part, of: whole, tenths: tenthsOf({ part, whole }) },
})

const countRows = (whose: Whose, { seats, votes, signatures, supports }: Omit<Line, "key" | "name">) => [
  plain(whose, "seats", seats),
  share(whose, "votes", votes),
  plain(whose, "signatures", signatures),
  plain(whose, "supports", supports),
]

const participationRows = (participation: Participation, t: Translate) => {
  const { byGroup, byKind, total, ballots, paperBallots, paperVotes, proposals } = participation
  const of = (by: "constituency" | "kind", lines: readonly Line[]) =>
    lines.flatMap((line) =>
      countRows({ part: "participation", by, key: line.key, name: lineName(line, t) }, line),
    )
  const whole: Whose = { part: "participation", by: "whole", key: "", name: t("figures.total") }
  return [
    ...of("constituency", byGroup),
    ...of("kind", byKind),
    ...countRows(whole, { ...total, language: null }),
    plain(whole, "ballots", ballots),
    plain(whole, "paper_ballots", paperBallots),
    share(whole, "paper_votes", paperVotes),
    plain(whole, "proposals", proposals),
  ]
}

const answerRows = ({ asked, standings, extended, inTime, medianTenths }: Punctuality, t: Translate) => {
  const whole: Whose = { part: "answers", by: "whole", key: "", name: t("figures.total") }
  const counts = ANSWER_STANDINGS.filter((standing) => standing !== "in_time")
  return [
    plain(whole, "asked", asked),
    share(whole, "in_time", inTime),
    ...counts.map((standing) => plain(whole, standing, standings[standing])),
    plain(whole, "extended", extended),
    plain(whole, "median_days", medianTenths === null ? null : medianTenths / 10),
  ]
}

/** What is late of commitments has a word of its own, so that no measure means two things. */
export const commitmentMeasure = (standing: (typeof COMMITMENT_STANDINGS)[number]): Measure =>
  standing === "late" ? "overdue" : standing

const commitmentRows = ({ bySource, total }: Fulfilment, t: Translate) => {
  const rows = (whose: Whose, { promised, standings, done }: Fulfilment["total"]) => [
    plain(whose, "promised", promised),
    share(whose, "done", done),
    ...COMMITMENT_STANDINGS.filter((standing) => standing !== "done").map((standing) =>
      plain(whose, commitmentMeasure(standing), standings[standing]),
    ),
  ]
  const whose = (by: "source" | "whole", key: string, name: string): Whose => ({
    ...{ part: "commitments", by, key, name },
  })
  return [
    ...bySource.flatMap((line) => rows(whose("source", line.source, sourceName(line.source, t)), line)),
    ...rows(whose("whole", "", t("figures.total")), total),
  ]
}

/** Every number of a table's figures, once: the page, the files and the open data have these and no others. */
export const figureRows = ({ participation, answers, commitments }: Figures, t: Translate): FigureRow[] => [
  ...participationRows(participation, t),
  ...answerRows(answers, t),
  ...commitmentRows(commitments, t),
]
