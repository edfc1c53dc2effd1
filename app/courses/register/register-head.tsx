import { useTranslation } from "../../i18n/translation.tsx"
import { PageHead } from "../../ui/page-head.tsx"
import { Status, type StatusLook } from "../../ui/status.tsx"
import { CourseCrumbs } from "../course-crumbs.tsx"
import { When } from "../words.tsx"

export type ShownHead = {
  course: { code: string; title: string; language: string }
  edition: { code: string; number: number; mode: string }
  session: {
    code: string
    title: string
    language: string
    room: string | null
    startsAt: Date
    endsAt: Date
    plannedMinutes: number
  }
  state: string
}

const LOOKS: Readonly<Record<string, StatusLook>> = {
  open: { tone: "info", icon: "it-pencil" },
  locked: { tone: "wait" },
  countersigned: { tone: "ok" },
}

/** How far a register is: open, locked, countersigned. */
export const RegisterStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  return <Status {...(LOOKS[state] ?? { tone: "plain" })}>{t(`register.states.${state as "open"}`)}</Status>
}

type HeadProps = { page: ShownHead; title: string; lead?: string }

/** The top of every page of a session's register: which session, when, and how far its register is. */
export const RegisterPageHead = ({ page, title, lead }: HeadProps) => {
  const { session, state } = page
  return (
    <PageHead
      kick={<bdi lang={session.language}>{session.title}</bdi>}
      title={<bdi>{title}</bdi>}
      status={<RegisterStatus state={state} />}
      meta={[
        <When key="when" startsAt={session.startsAt} endsAt={session.endsAt} />,
        session.room ? <bdi key="room">{session.room}</bdi> : null,
      ]}
      {...(lead ? { lead } : {})}
    />
  )
}

/** The way down to a page of a session's register. */
export const RegisterCrumbs = ({ page: { course, edition }, title }: { page: ShownHead; title: string }) => (
  <CourseCrumbs course={course} edition={edition} title={title} />
)

/** The way back from a page of a register to its roll. */
export const BackToRoll = ({ code }: { code: string }) => {
  const { t } = useTranslation()
  return (
    <p className="small">
      <a href={`/course-sessions/${code}/register`}>{t("register.title")}</a>
    </p>
  )
}
