import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { When } from "../words.tsx"
import { type ShownStay, useStays } from "./stays.tsx"

type Row = {
  session: {
    code: string
    title: string
    language: string
    startsAt: Date
    endsAt: Date
    plannedMinutes: number
    cancelledAt: Date | null
  }
  stays: readonly ShownStay[]
  isExcused: boolean
  minutes: { attended: number; room: number; online: number }
  isLocked: boolean
  isHeld: boolean
  isOutMissing: boolean
}

/** What is said beside the minutes of one session. */
const useRemarks = () => {
  const { t } = useTranslation()
  const shown = useStays()
  return ({ session, stays, minutes, ...row }: Row): string[] => {
    if (session.cancelledAt) return [t("register.hours.cancelled")]
    const isToCome = !row.isHeld && stays.length === 0
    return [
      shown(stays),
      minutes.room > 0 && minutes.online > 0 ? t("register.hours.split", minutes) : "",
      row.isExcused ? t("register.hours.excused") : "",
      row.isOutMissing ? t("register.hours.out_missing") : "",
      isToCome ? t("register.hours.to_come") : row.isLocked ? "" : t("register.hours.provisional"),
    ].filter(Boolean)
  }
}

/** One person's minutes, session by session. */
export const HoursTable = ({ rows }: { rows: readonly Row[] }) => {
  const { t } = useTranslation()
  const remarks = useRemarks()
  return (
    <DataTable
      caption={t("register.hours.table")}
      rows={[...rows]}
      rowKey={(row) => row.session.code}
      empty={t("courses.session.empty")}
      columns={[
        {
          key: "session",
          heading: t("register.overview.session"),
          cell: ({ session }) => <bdi lang={session.language}>{session.title}</bdi>,
        },
        {
          key: "when",
          heading: t("register.overview.when"),
          cell: ({ session }) => <When startsAt={session.startsAt} endsAt={session.endsAt} />,
        },
        {
          key: "minutes",
          heading: t("register.hours.counted"),
          numeric: true,
          cell: ({ session, minutes }) =>
            session.cancelledAt
              ? null
              : t("register.roll.minutes", { minutes: minutes.attended, planned: session.plannedMinutes }),
        },
        {
          key: "notes",
          heading: t("register.lesson.notes"),
          cell: (row) => <bdi>{remarks(row).join(" · ")}</bdi>,
        },
      ]}
    />
  )
}
