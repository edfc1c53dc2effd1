import { useTranslation } from "../i18n/translation.tsx"
import { say, sayAll } from "../roundtables/regulation/say.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Empty } from "../ui/empty.tsx"
import { Fold } from "../ui/fold.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { BallotStatus } from "./ballot-state.tsx"
import { OUTCOMES, type Outcome, type SeatOutcome } from "./counting/account.ts"
import type { Count } from "./counting/count.ts"
import type { Verdict } from "./counting/verdict.ts"
import { verdictWords } from "./counting/verdict-words.ts"
import type { FrozenContent } from "./log/file.ts"
import { ResultBars } from "./result-bars.tsx"

/** The esito first: one sentence, the same as in mail and verbale, and what is behind it. */
export const VerdictBox = ({ frozen, verdict }: { frozen: FrozenContent; verdict: Verdict }) => {
  const { t, dates } = useTranslation()
  const { says, why } = verdictWords(frozen.rule, verdict, (id) => frozen.names[id] ?? "")
  return (
    <section className="verdict" aria-labelledby="outcome">
      <h2 className="visually-hidden" id="outcome">
        {t("ballots.result.title")}
      </h2>
      <BallotStatus state="closed" outcome={verdict.outcome} />
      <p className="says">{say(t, dates, says)}</p>
      <p>{sayAll(t, dates, why)}</p>
    </section>
  )
}

type Row = { id: string; name: string; count: Count }

const GroupTable = ({ rows, whole }: { rows: readonly Row[]; whole: Count }) => {
  const { t } = useTranslation()
  const used = OUTCOMES.filter((outcome) => whole.outcomes[outcome].heads > 0)
  const sum = ({ outcomes }: Count) => OUTCOMES.reduce((total, one) => total + outcomes[one].heads, 0)
  const cells = Object.fromEntries(used.map((one) => [one, String(whole.outcomes[one].heads)]))
  return (
    <DataTable
      caption={t("ballots.result.figures")}
      rows={rows}
      rowKey={(row) => row.id}
      empty={t("ballots.result.none_counted")}
      wide={{ label: t("ballots.result.figures") }}
      totals={{ group: t("ballots.result.total"), seats: String(sum(whole)), ...cells }}
      columns={[
        { key: "group", heading: t("ballots.result.group"), cell: (row) => <bdi>{row.name}</bdi> },
        { key: "seats", heading: t("ballots.result.seats"), numeric: true, cell: (row) => sum(row.count) },
        ...used.map((outcome) => ({
          ...{ key: outcome as string, heading: t(`ballots.result.outcome.${outcome}`), numeric: true },
          cell: (row: Row) => row.count.outcomes[outcome].heads,
        })),
      ]}
    />
  )
}

/** How the constituencies voted: bars, and the same figures in a table. */
export const GroupResults = ({ frozen, verdict }: { frozen: FrozenContent; verdict: Verdict }) => {
  const { t } = useTranslation()
  const { whole, groups } = verdict
  if (!whole) return <Empty>{t("ballots.result.none_counted")}</Empty>
  const rows = groups.map((count) => ({ id: count.groupId, name: frozen.names[count.groupId] ?? "", count }))
  return (
    <Section id="groups" title={t("ballots.result.groups")}>
      <ResultBars counts={[...rows, { name: t("ballots.result.total"), count: whole }]} />
      <GroupTable rows={rows} whole={whole} />
    </Section>
  )
}

/** The votes of each option, as they stand on the ballot. */
export const OptionResults = ({
  options,
  whole,
}: {
  options: readonly { id: string; label: string }[]
  whole: Count | null
}) => {
  const { t } = useTranslation()
  if (options.length === 0 || !whole) return null
  return (
    <DataTable
      caption={t("ballots.form.options")}
      rows={options}
      rowKey={(row) => row.id}
      empty={t("ballots.result.none_counted")}
      columns={[
        { key: "option", heading: t("ballots.result.option"), cell: (row) => <bdi>{row.label}</bdi> },
        {
          key: "votes",
          heading: t("ballots.result.votes"),
          numeric: true,
          cell: (row) => whole.marks[row.id]?.heads ?? 0,
        },
      ]}
    />
  )
}

type RollProps = {
  frozen: FrozenContent
  account: readonly SeatOutcome[]
  spoken: readonly string[]
}

/** How each seat voted: the roll-call, folded. */
export const RollCall = ({ frozen, account, spoken }: RollProps) => {
  const { t } = useTranslation()
  const said = ({ outcome, marks, seatId }: SeatOutcome) => {
    const word =
      outcome === "marked"
        ? marks.map((id) => frozen.names[id] ?? "").join(", ")
        : t(`ballots.result.seat.${outcome as Exclude<Outcome, "marked">}`)
    return spoken.includes(seatId) ? `${word} (${t("ballots.result.spoken")})` : word
  }
  return (
    <Fold summary={`${t("ballots.result.roll")} (${account.length})`}>
      <DataTable
        caption={t("ballots.result.roll")}
        captionHidden
        rows={account}
        rowKey={(row) => row.seatId}
        empty={t("ballots.result.none_counted")}
        columns={[
          {
            key: "seat",
            heading: t("ballots.page.seat"),
            cell: (row) => <bdi>{frozen.names[row.seatId]}</bdi>,
          },
          {
            key: "group",
            heading: t("ballots.result.group"),
            cell: (row) => <bdi>{frozen.names[row.groupId]}</bdi>,
          },
          { key: "vote", heading: t("ballots.result.vote"), cell: said },
        ]}
      />
    </Fold>
  )
}

/** The log for whoever wants to count again. */
export const CheckYourself = ({ code, head }: { code: string; head: string | null }) => {
  const { t, locale } = useTranslation()
  return (
    <Section id="check" title={t("ballots.result.check")} className="box">
      <p>{t("ballots.result.check_text")}</p>
      <SummaryList
        narrow
        missing={t("common.none")}
        items={[
          {
            term: t("ballots.result.head"),
            value: (
              <bdi className="mono break" dir="ltr">
                {head}
              </bdi>
            ),
          },
        ]}
      />
      <ul className="lines">
        <li>
          <a href={`/ballots/${code}/file`} download>
            {t("ballots.result.file")}
          </a>
        </li>
        <li>
          <a href={`/verify-ballot.html#${locale}`}>{t("ballots.result.recount_page")}</a>
        </li>
      </ul>
    </Section>
  )
}
