import { useTranslation } from "../i18n/translation.tsx"
import { DataTable } from "../ui/data-table.tsx"
import { Duration, When } from "./words.tsx"

export type ShownSession = {
  code: string
  title: string
  language: string
  startsAt: Date
  endsAt: Date
  plannedMinutes: number
  room: string | null
  isOnline: boolean
  link: string | null
  cancelledAt: Date | null
  cancelReason: string | null
}

const Where = ({ session }: { session: ShownSession }) => {
  const { t } = useTranslation()
  if (session.cancelledAt)
    return (
      <>
        <strong>{t("courses.session.cancelled")}</strong>: <bdi>{session.cancelReason}</bdi>
      </>
    )
  return (
    <>
      {session.room ? <bdi>{session.room}</bdi> : null}
      {session.room && session.isOnline ? " · " : null}
      {session.link ? (
        <a href={session.link}>{t("courses.session.open_link")}</a>
      ) : session.isOnline ? (
        t("courses.session.link_later")
      ) : null}
    </>
  )
}

type SessionTableProps = { sessions: readonly ShownSession[]; planned: number; mayKeep: boolean }

/** The sessions of an edition, with what they add up to. */
export const SessionTable = ({ sessions, planned, mayKeep }: SessionTableProps) => {
  const { t } = useTranslation()
  return (
    <DataTable
      caption={t("courses.session.caption")}
      captionHidden
      rows={[...sessions]}
      rowKey={(row) => row.code}
      empty={t("courses.session.empty")}
      totals={{ when: t("courses.session.total"), minutes: <Duration minutes={planned} /> }}
      columns={[
        {
          key: "when",
          heading: t("courses.session.when"),
          cell: (row) => <When startsAt={row.startsAt} endsAt={row.endsAt} />,
        },
        {
          key: "title",
          heading: t("courses.session.title"),
          cell: (row) =>
            mayKeep && !row.cancelledAt ? (
              <a href={`/course-sessions/${row.code}`} lang={row.language}>
                <bdi>{row.title}</bdi>
              </a>
            ) : (
              <bdi lang={row.language}>{row.title}</bdi>
            ),
        },
        { key: "where", heading: t("courses.session.where"), cell: (row) => <Where session={row} /> },
        {
          key: "minutes",
          heading: t("courses.session.duration"),
          numeric: true,
          cell: (row) => <Duration minutes={row.plannedMinutes} />,
        },
      ]}
    />
  )
}
