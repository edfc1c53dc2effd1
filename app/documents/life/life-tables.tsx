import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { lastDay } from "./last-day.ts"
import { RoundStatus } from "./round-status.tsx"
import type { ShownRound } from "./shown.ts"

/** The approval rounds of a text, the latest first. */
export const RoundsTable = ({ code, rounds }: { code: string; rounds: readonly ShownRound[] }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("life.rounds.title")}
      captionHidden
      rows={rounds}
      rowKey={({ number }) => String(number)}
      empty={t("life.rounds.empty")}
      columns={[
        {
          key: "round",
          heading: t("life.rounds.round"),
          cell: ({ number }) => (
            <a href={`/documents/${code}/approval/${number}`}>{t("life.round.number", { number })}</a>
          ),
        },
        {
          key: "outcome",
          heading: t("life.rounds.outcome"),
          cell: ({ outcome }) => <RoundStatus outcome={outcome} />,
        },
        {
          key: "answers",
          heading: t("life.rounds.answers"),
          cell: ({ answered, asked }) => t("life.rounds.of", { answered, asked }),
        },
        {
          key: "until",
          heading: t("life.rounds.until"),
          cell: ({ closedAt, closesAt }) =>
            closedAt ? dates.moment(closedAt) : dates.day(lastDay(closesAt)),
        },
      ]}
    />
  )
}

type Taken = {
  from: string
  to: string
  reason: string | null
  at: string | Date
  by: string | null
}

/** The steps that a text took, the latest first, each with who took it and why it went back. */
export const TakenTable = ({ taken, language }: { taken: readonly Taken[]; language: string }) => {
  const { t, dates } = useTranslation()
  return (
    <DataTable
      caption={t("life.taken.title")}
      captionHidden
      rows={taken}
      rowKey={({ at, to }) => `${at}${to}`}
      empty={t("life.taken.empty")}
      columns={[
        { key: "to", heading: t("life.taken.to"), cell: ({ to }) => t(`documents.states.${to as "draft"}`) },
        {
          key: "from",
          heading: t("life.taken.from"),
          cell: ({ from }) => t(`documents.states.${from as "draft"}`),
        },
        { key: "at", heading: t("life.taken.at"), cell: ({ at }) => dates.moment(at) },
        {
          key: "by",
          heading: t("life.taken.by"),
          cell: ({ by }) => (by ? <bdi>{by}</bdi> : t("life.taken.deadline")),
        },
        {
          key: "reason",
          heading: t("life.taken.reason"),
          cell: ({ reason }) =>
            reason ? (
              <span lang={language} dir="auto">
                {reason}
              </span>
            ) : (
              "–"
            ),
        },
      ]}
    />
  )
}
