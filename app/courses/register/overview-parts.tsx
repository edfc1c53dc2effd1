import { useTranslation } from "../../i18n/translation.tsx"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page-head.tsx"
import { Duration, When } from "../words.tsx"
import { RegisterStatus } from "./register-head.tsx"
import { shareOf } from "./share.ts"
import { StandingStatus } from "./standing.tsx"

type Session = {
  code: string
  title: string
  language: string
  startsAt: Date
  endsAt: Date
  cancelledAt: Date | null
  state: string | null
}

/** Every session of the edition, with how far its register is. */
export const SessionRegisters = ({ sessions }: { sessions: readonly Session[] }) => {
  const { t } = useTranslation()
  return (
    <Section id="sessions" title={t("register.overview.sessions")}>
      <DataTable
        caption={t("register.overview.sessions")}
        captionHidden
        rows={[...sessions]}
        rowKey={(row) => row.code}
        empty={t("courses.session.empty")}
        columns={[
          {
            key: "session",
            heading: t("register.overview.session"),
            cell: (row) => (
              <a href={`/course-sessions/${row.code}/register`} lang={row.language}>
                <bdi>{row.title}</bdi>
              </a>
            ),
          },
          {
            key: "when",
            heading: t("register.overview.when"),
            cell: (row) => <When startsAt={row.startsAt} endsAt={row.endsAt} />,
          },
          {
            key: "state",
            heading: t("register.overview.state"),
            cell: (row) =>
              row.cancelledAt ? (
                t("register.overview.cancelled")
              ) : (
                <RegisterStatus state={row.state ?? "open"} />
              ),
          },
        ]}
      />
    </Section>
  )
}

type Person = {
  code: string
  name: string | null
  body: string | null
  bodyLanguage: string | null
  state: string
  planned: number
  attended: number
  standing: string
}
type PeopleProps = {
  rows: readonly Person[]
  first: { href: string; label: string } | null
  next: { href: string; label: string } | null
}

/** How many hours everybody has, and how they stand. */
export const PeopleHours = ({ rows, first, next }: PeopleProps) => {
  const { t, locale } = useTranslation()
  return (
    <DataTable
      caption={t("register.overview.caption")}
      {...{ rows: [...rows], first, next }}
      rowKey={(row) => row.code}
      empty={t("register.overview.empty")}
      columns={[
        {
          key: "name",
          heading: t("register.overview.name"),
          cell: (row) => (
            <a href={`/enrolments/${row.code}/hours`}>
              <bdi>{row.name ?? t("courses.enrolments.erased")}</bdi>
            </a>
          ),
        },
        {
          key: "body",
          heading: t("courses.enrolments.body"),
          cell: (row) => <bdi lang={row.bodyLanguage ?? undefined}>{row.body}</bdi>,
        },
        {
          key: "hours",
          heading: t("register.overview.hours"),
          numeric: true,
          cell: (row) => t("register.roll.minutes", { minutes: row.attended, planned: row.planned }),
        },
        {
          key: "share",
          heading: t("register.overview.share"),
          numeric: true,
          cell: (row) => <bdi>{shareOf(row.attended, row.planned, locale)}</bdi>,
        },
        {
          key: "standing",
          heading: t("register.overview.standing"),
          cell: (row) =>
            row.state === "confirmed" ? (
              <StandingStatus standing={row.standing} />
            ) : (
              t("register.roll.withdrawn")
            ),
        },
      ]}
    />
  )
}

type HoldersProps = {
  holders: readonly { key: string; name: string | null; role: string; minutes: number }[]
  delivered: number
}

/** The hours of trainers and tutors, and those that were taught in all. */
export const HolderHours = ({ holders, delivered }: HoldersProps) => {
  const { t } = useTranslation()
  return (
    <Section id="holders" title={t("register.overview.holders")}>
      <DataTable
        caption={t("register.overview.holders")}
        captionHidden
        rows={[...holders]}
        rowKey={(row) => row.key}
        empty={t("register.overview.no_holders")}
        totals={{ name: t("register.overview.delivered"), minutes: <Duration minutes={delivered} /> }}
        columns={[
          {
            key: "name",
            heading: t("register.overview.name"),
            cell: (row) => <bdi>{row.name ?? t("courses.enrolments.erased")}</bdi>,
          },
          {
            key: "role",
            heading: t("register.overview.role"),
            cell: (row) => t(`register.roles.${row.role as "trainer"}`),
          },
          {
            key: "minutes",
            heading: t("register.overview.hours"),
            numeric: true,
            cell: (row) => <Duration minutes={row.minutes} />,
          },
        ]}
      />
    </Section>
  )
}
