import { useTranslation } from "../i18n/translation.tsx"
import { ButtonLink } from "../ui/button.tsx"
import { Section } from "../ui/page-head.tsx"
import { SummaryList } from "../ui/summary-list.tsx"
import { answersFor, type Mode } from "./meeting.ts"
import type { Need } from "./needs/need.ts"
import { NeedCounts } from "./needs/need-parts.tsx"

type Page = { code: string; state: string; isEdited: boolean; mayConvene: boolean; maySeeDeliveries: boolean }

/** What can be done with a meeting: by who convenes it, and the files that everybody may take. */
export const ConvenerActs = ({ page, isSent }: { page: Page; isSent: boolean }) => {
  const { t } = useTranslation()
  const { code, state, isEdited, mayConvene, maySeeDeliveries } = page
  const link = (path: string, label: string, kind: "primary" | "line" | "quiet" = "line") => (
    <p key={path}>
      <ButtonLink kind={kind} href={`/meetings/${code}/${path}`}>
        {label}
      </ButtonLink>
    </p>
  )
  const acts = [
    ...(mayConvene
      ? [
          ...(state === "draft" || isEdited
            ? [
                link(
                  "send",
                  t(state === "draft" ? "meetings.acts.send" : "meetings.acts.send_change"),
                  "primary",
                ),
              ]
            : []),
          link("agenda", t("meetings.acts.agenda")),
          link("edit", t("meetings.acts.edit")),
          link("annexes/new", t("meetings.acts.annex")),
          ...(state === "convened" ? [link("cancel", t("meetings.acts.cancel"), "quiet")] : []),
        ]
      : []),
    ...(maySeeDeliveries && isSent ? [link("deliveries", t("meetings.acts.deliveries"), "quiet")] : []),
    ...(isSent
      ? [link("pdf", t("meetings.acts.pdf"), "quiet"), link("ics", t("meetings.acts.ics"), "quiet")]
      : []),
  ]
  if (acts.length === 0) return null
  return (
    <Section id="acts" title={t("meetings.acts.title")}>
      {acts}
    </Section>
  )
}

type Answers = { called: number; inRoom: number; remote: number; absent: number }

type AnswerSignsProps = {
  answers: Answers
  mode: Mode
  needs: readonly { kind: Need["kind"]; count: number }[]
}

/** How many said whether they come: counts only. */
export const AnswerSigns = ({ answers, mode, needs }: AnswerSignsProps) => {
  const { t } = useTranslation()
  const { called, inRoom, remote, absent } = answers
  const counts = { in_room: inRoom, remote, absent }
  return (
    <Section id="answers" title={t("meetings.answers_title")}>
      <SummaryList
        narrow
        missing=""
        items={[
          { term: t("meetings.called"), value: String(called) },
          ...answersFor(mode).map((answer) => ({
            ...{ term: t(`meetings.answers.${answer}`), value: String(counts[answer]) },
          })),
          { term: t("meetings.no_answer"), value: String(called - inRoom - remote - absent) },
        ]}
      />
      <NeedCounts counts={needs} />
    </Section>
  )
}
