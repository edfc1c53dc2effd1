import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page-head.tsx"
import { StackBars } from "../ui/stack-bars.tsx"
import type { Line, Participation } from "./participation.ts"
import { lineName } from "./rows.ts"
import { shareWords } from "./share-words.ts"

type LinesProps = { caption: string; heading: string; lines: readonly Line[]; total: Participation["total"] }

const Lines = ({ caption, heading, lines, total }: LinesProps) => {
  const { t, locale } = useTranslation()
  const column = (measure: "seats" | "signatures" | "supports") => ({
    ...{ key: measure, heading: t(`figures.measures.${measure}`), numeric: true },
    cell: (line: Line) => line[measure],
  })
  return (
    <DataTable
      {...{ caption, rows: lines, empty: t("figures.participation.empty") }}
      rowKey={(line) => line.key}
      columns={[
        {
          ...{ key: "name", heading },
          cell: (line) => <bdi {...(line.language ? { lang: line.language } : {})}>{lineName(line, t)}</bdi>,
        },
        column("seats"),
        {
          ...{ key: "votes", heading: t("figures.measures.votes"), numeric: true },
          cell: (line) => <bdi>{shareWords(line.votes, t, locale)}</bdi>,
        },
        column("signatures"),
        column("supports"),
      ]}
      totals={{
        ...{ name: t("figures.total"), seats: total.seats, signatures: total.signatures },
        ...{ supports: total.supports, votes: <bdi>{shareWords(total.votes, t, locale)}</bdi> },
      }}
    />
  )
}

const Bars = ({ id, title, lines }: { id: string; title: string; lines: readonly Line[] }) => {
  const { t, locale } = useTranslation()
  const named = lines.map((line) => ({ ...line, name: lineName(line, t) }))
  return (
    <StackBars
      {...{ id, title }}
      words={named.map(({ name, votes }) => `${name}: ${shareWords(votes, t, locale)}`).join("; ")}
      parts={[
        { key: "voted", tone: "good", label: t("figures.participation.voted") },
        { key: "silent", tone: "open", label: t("figures.participation.silent") },
      ]}
      lines={named.map(({ key, name, votes }) => ({
        ...{ key, name, counts: { voted: votes.part, silent: votes.whole - votes.part } },
      }))}
    />
  )
}

const Whole = ({ participation }: { participation: Participation }) => {
  const { t, locale } = useTranslation()
  const { ballots, paperBallots, paperVotes, proposals } = participation
  const facts = [
    ["ballots", ballots],
    ["proposals", proposals],
    ["paper_ballots", paperBallots],
    ...(paperBallots > 0 ? [["paper_votes", shareWords(paperVotes, t, locale)] as const] : []),
  ] as const
  return (
    <ul className="meta">
      {facts.map(([measure, said]) => (
        <li key={measure}>
          {t(`figures.measures.${measure}`)}: <bdi>{said}</bdi>
        </li>
      ))}
    </ul>
  )
}

type DividedProps = Pick<LinesProps, "lines" | "total"> & { by: "constituency" | "kind" }

const Divided = ({ by, lines, total }: DividedProps) => {
  const { t } = useTranslation()
  return (
    <div>
      <Bars id={`by-${by}`} title={t(`figures.participation.chart.${by}`)} lines={lines} />
      <Lines
        {...{ lines, total, caption: t(`figures.participation.caption.${by}`) }}
        heading={t(`figures.by.${by}`)}
      />
    </div>
  )
}

/** Who took part, by constituency and by kind of body: bars, and a table with the same numbers. */
export const ParticipationPart = ({ participation }: { participation: Participation }) => {
  const { t } = useTranslation()
  const { byGroup, byKind, total, isLeftOut } = participation
  return (
    <Section id="participation" title={t("figures.parts.participation")}>
      <p>{t("figures.participation.lead")}</p>
      <Whole participation={participation} />
      {isLeftOut ? <p className="small">{t("figures.participation.few")}</p> : null}
      <div className="stack-l">
        <Divided by="constituency" lines={byGroup} total={total} />
        <Divided by="kind" lines={byKind} total={total} />
      </div>
    </Section>
  )
}
