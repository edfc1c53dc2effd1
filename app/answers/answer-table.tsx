import type { SerializeFrom } from "@remix-run/node"
import { useTranslation } from "../i18n/translation.tsx"
import { numberOf } from "../proposals/proposal-number.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page-head.tsx"
import { AnswerStatus, DueWords } from "./answer-status.tsx"
import type { AnswerLine } from "./list.server.ts"

type Line = SerializeFrom<AnswerLine>
type Props = {
  path: string
  shown: "owed" | "given"
  rows: readonly Line[]
  next: string | null
  isFirst: boolean
  counts: { owed: number; late: number; given: number; inTime: number }
}

const columnsOf = ({ t, dates }: ReturnType<typeof useTranslation>) =>
  [
    {
      key: "proposal",
      heading: t("proposals.one"),
      cell: ({ code, proposal }: Line) => (
        <a href={`/answers/${code}`}>
          {proposal.number === null ? null : <span dir="ltr">{numberOf(proposal)} </span>}
          <bdi lang={proposal.language}>{proposal.title}</bdi>
        </a>
      ),
    },
    {
      key: "table",
      heading: t("answers.asked_by"),
      cell: ({ table }: Line) => <bdi lang={table.language}>{table.name}</bdi>,
    },
    { key: "state", heading: t("answers.state"), cell: (line: Line) => <AnswerStatus {...line} /> },
    {
      key: "due",
      heading: t("answers.due_on"),
      cell: ({ dueOn }: Line) => <time dateTime={dueOn}>{dates.day(dueOn)}</time>,
    },
    { key: "standing", heading: t("answers.standing"), cell: (line: Line) => <DueWords {...line} /> },
  ] as const

/** The answers of a body: those that it owes with their last days, or those that it gave; and how many in time. */
export const AnswerTable = ({ path, shown, rows, next, isFirst, counts }: Props) => {
  const translation = useTranslation()
  const { t } = translation
  const other = shown === "owed" ? "given" : "owed"
  const address = (which: Props["shown"], after?: string) => {
    const query = new URLSearchParams({
      ...(which === "given" && { shown: "given" }),
      ...(after && { after }),
    })
    return query.size > 0 ? `${path}?${query}` : path
  }
  return (
    <Section
      id="list"
      title={t(`answers.lists.${shown}`)}
      link={{ href: address(other), label: t(`answers.lists.see_${other}`) }}
    >
      <ul className="meta">
        <li>{t("answers.counts.owed", { n: counts.owed })}</li>
        <li>{t("answers.counts.late", { n: counts.late })}</li>
        <li>{t("answers.counts.given", { n: counts.given })}</li>
        <li>{t("answers.counts.in_time", { n: counts.inTime })}</li>
      </ul>
      <DataTable
        caption={t("answers.title")}
        captionHidden
        rows={rows}
        rowKey={(row) => row.code}
        empty={t(`answers.empty.${shown}`)}
        first={isFirst ? null : { href: address(shown), label: t("common.list.first") }}
        next={next ? { href: address(shown, next), label: t("common.list.next") } : null}
        columns={columnsOf(translation)}
      />
    </Section>
  )
}
