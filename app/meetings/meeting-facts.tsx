import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { type Content, needsPaperVote } from "./meeting.ts"
import { whenWords } from "./words.ts"

const isAddress = (link: string) => /^https?:\/\//.test(link)

/** When, where and how a meeting is held. */
export const MeetingFacts = ({ content }: { content: Content }) => {
  const { t, dates } = useTranslation()
  const { kind, mode, place, link, urgency, recording, calls } = content
  const [first = "", second] = calls
  const facts = [
    { term: t("meetings.facts.first"), value: whenWords({ t, dates }, first) },
    ...(second ? [{ term: t("meetings.facts.second"), value: whenWords({ t, dates }, second) }] : []),
    { term: t("meetings.facts.mode"), value: t(`meetings.modes.${mode}`) },
    ...(place ? [{ term: t("meetings.facts.place"), value: <bdi>{place}</bdi> }] : []),
    ...(link && isAddress(link)
      ? [
          {
            term: t("meetings.facts.link"),
            value: (
              <a href={link} dir="ltr" rel="noreferrer">
                {link}
              </a>
            ),
          },
        ]
      : []),
    { term: t("meetings.facts.kind"), value: t(`meetings.kinds.${kind}`) },
    ...(urgency ? [{ term: t("meetings.facts.urgency"), value: <bdi>{urgency}</bdi> }] : []),
    ...(recording
      ? [
          {
            term: t("meetings.facts.recording"),
            value: (
              <bdi>
                {recording.by}: {recording.why}
                {recording.until
                  ? ` (${t("meetings.facts.kept_until", { day: dates.day(recording.until) })})`
                  : ""}
              </bdi>
            ),
          },
        ]
      : []),
  ]
  return <SummaryList items={facts} missing="" />
}

/** Where a secret vote meets people far away: how they vote. */
export const SecretNote = ({ content }: { content: Pick<Content, "mode" | "items"> }) => {
  const { t } = useTranslation()
  if (!needsPaperVote(content)) return null
  return <Note tone="wait">{t("meetings.agenda.secret_far")}</Note>
}
