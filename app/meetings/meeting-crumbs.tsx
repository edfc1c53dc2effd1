import { useTranslation } from "../i18n/translation.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"

export type MeetingPlace = {
  code: string
  roundtable: { code: string; name: string; language: string }
}

/** The way to a meeting, or to something of it: table, its meetings, the meeting. */
export const MeetingCrumbs = ({
  meeting,
  name,
  title,
}: {
  meeting: MeetingPlace
  /** What the meeting is called. */
  name: string
  /** The page below it, if this is one. */
  title?: string
}) => {
  const { t } = useTranslation()
  const { roundtable } = meeting
  const home = `/roundtables/${roundtable.code}`
  return (
    <Breadcrumb
      label={t("common.breadcrumb")}
      items={[
        { href: home, label: roundtable.name, lang: roundtable.language },
        { href: `${home}/meetings`, label: t("meetings.list.title") },
        { href: `/meetings/${meeting.code}`, label: name },
        ...(title ? [{ label: title }] : []),
      ]}
    />
  )
}
