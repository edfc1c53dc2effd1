import { useTranslation } from "../i18n/translation.tsx"
import { Status, type StatusLook } from "../ui/status.tsx"

/** How long something takes, in hours, and minutes where there are any. */
export const Duration = ({ minutes }: { minutes: number }) => {
  const { t } = useTranslation()
  const rest = minutes % 60
  const hours = (minutes - rest) / 60
  if (rest === 0) return t("courses.duration.hours", { count: hours })
  return t("courses.duration.both", { hours, minutes: rest })
}

const LOOKS: Readonly<Record<string, StatusLook>> = {
  requested: { tone: "wait" },
  waiting: { tone: "wait" },
  offered: { tone: "wait" },
  confirmed: { tone: "ok" },
  refused: { tone: "bad" },
  cancelled: { tone: "void" },
  declined: { tone: "void" },
  expired: { tone: "void" },
}

/** What became of an enrolment, in a word or two. */
export const EnrolmentStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  return <Status {...(LOOKS[state] ?? { tone: "plain" })}>{t(`courses.states.${state as "waiting"}`)}</Status>
}

const EDITION_LOOKS: Readonly<Record<string, StatusLook>> = {
  draft: { tone: "plain" },
  early: { tone: "wait" },
  open: { tone: "info" },
  over: { tone: "plain", icon: "it-minus-circle" },
  cancelled: { tone: "void" },
  closed: { tone: "ok", icon: "it-flag" },
}

/** Whether one can enrol in an edition, or what became of it. */
export const EditionStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  return (
    <Status {...(EDITION_LOOKS[state] ?? { tone: "plain" })}>
      {t(`courses.edition_states.${state as "open"}`)}
    </Status>
  )
}

/** The day and the hours of a session: "mercoledì 17 giugno 2026, 09:00–13:00". */
export const When = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }) => {
  const { dates } = useTranslation()
  return (
    <>
      {dates.longDay(startsAt)}, <bdi>{`${dates.time(startsAt)}–${dates.time(endsAt)}`}</bdi>
    </>
  )
}
