import { useTranslation } from "../../i18n/translation.tsx"
import { Section } from "../../ui/page-head.tsx"
import { type CommitmentRow, CommitmentTable } from "./commitment-table.tsx"

type Counts = { open: number; late: number; done: number; dropped: number }

type DashboardProps = {
  path: string
  counts: Counts
  shown: "open" | "over"
  rows: readonly CommitmentRow[]
  next: string | null
  isFirst: boolean
  by: "body" | "table"
}

const Figures = ({ counts }: { counts: Counts }) => {
  const { t } = useTranslation()
  const { open, late, done, dropped } = counts
  const figures = [
    ["open", open],
    ["late", late],
    ["done", done],
    ["dropped", dropped],
  ] as const
  return (
    <ul className="meta">
      {figures.map(([word, count]) => (
        <li key={word}>{t(`commitments.counts.${word}`, { n: count })}</li>
      ))}
    </ul>
  )
}

/** How the commitments of a table or of a body stand: numbers, those that are open, and those that are over. */
export const Dashboard = ({ path, counts, shown, rows, next, isFirst, by }: DashboardProps) => {
  const { t } = useTranslation()
  const address = (which: "open" | "over", after?: string) => {
    const query = new URLSearchParams({ ...(which === "over" && { shown: "over" }), ...(after && { after }) })
    return query.size > 0 ? `${path}?${query}` : path
  }
  const other = shown === "open" ? "over" : "open"
  return (
    <Section
      id="list"
      title={t(`commitments.lists.${shown}`)}
      link={{ href: address(other), label: t(`commitments.lists.see_${other}`) }}
    >
      <Figures counts={counts} />
      <CommitmentTable
        {...{ rows, by }}
        empty={t(`commitments.empty.${shown}`)}
        first={isFirst ? null : { href: address(shown), label: t("common.list.first") }}
        next={next ? { href: address(shown, next), label: t("common.list.next") } : null}
      />
    </Section>
  )
}
