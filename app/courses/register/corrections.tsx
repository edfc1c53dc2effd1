import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page-head.tsx"
import { type ShownStay, useStays } from "./stays.tsx"

type Correction = {
  id: string
  at: Date | string
  by: string | null
  reason: string
  before: unknown
  after: unknown
}
type Said = {
  stays?: ShownStay[]
  excuse?: string | null
  topic?: string | null
  notes?: string | null
  breaks?: { startsAt: string; endsAt: string }[]
  holders?: { inAt: string; outAt: string }[]
}

/** What a register said, in one line: somebody's times, or the lesson. */
const useSaid = () => {
  const { t, dates } = useTranslation()
  const shown = useStays()
  const times = (from: string, until: string) => `${dates.time(from)}–${dates.time(until)}`
  return (value: unknown): string => {
    const { stays = [], excuse, topic, notes, breaks = [], holders = [] } = value as Said
    const said = [
      ...[shown(stays), excuse ? t("register.corrections.excused", { reason: excuse }) : ""],
      ...[topic ?? "", notes ?? ""],
      ...breaks.map(
        ({ startsAt, endsAt }, n) =>
          `${t("register.lesson.break", { n: n + 1 })}: ${times(startsAt, endsAt)}`,
      ),
      ...holders.map(({ inAt, outAt }) => `${t("register.lesson.holders")}: ${times(inAt, outAt)}`),
    ].filter(Boolean)
    return said.length > 0 ? said.join(" · ") : t("register.corrections.nothing")
  }
}

/** What was changed after the lock: who, when, what stood there before and after, and why. */
export const Corrections = ({ rows }: { rows: readonly Correction[] }) => {
  const { t, dates } = useTranslation()
  const said = useSaid()
  if (rows.length === 0) return null
  return (
    <Section id="corrections" title={t("register.corrections.title")}>
      <DataTable
        caption={t("register.corrections.title")}
        captionHidden
        rows={[...rows]}
        rowKey={(row) => row.id}
        empty={t("register.corrections.nothing")}
        columns={[
          {
            key: "when",
            heading: t("register.corrections.when"),
            cell: (row) =>
              t("register.corrections.by", {
                moment: dates.moment(row.at),
                name: row.by ?? t("courses.enrolments.erased"),
              }),
          },
          {
            key: "before",
            heading: t("register.corrections.before"),
            cell: (row) => <bdi>{said(row.before)}</bdi>,
          },
          {
            key: "after",
            heading: t("register.corrections.after"),
            cell: (row) => <bdi>{said(row.after)}</bdi>,
          },
          { key: "why", heading: t("register.corrections.why"), cell: (row) => <bdi>{row.reason}</bdi> },
        ]}
      />
    </Section>
  )
}
