import { useTranslation } from "../../i18n/translation.tsx"
import { ButtonLink } from "../../ui/button.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Section } from "../../ui/page-head.tsx"
import { type CommitmentRow, CommitmentTable } from "../commitments/commitment-table.tsx"
import { decisionNumber } from "./decision.ts"
import { OutcomeWord } from "./outcome-word.tsx"

type Line = {
  code: string
  number: number
  year: number
  title: string
  language: string
  outcome: string
}

type AfterMeetingProps = {
  code: string
  table: string
  after: {
    decisions: readonly Line[]
    isHeld: boolean
    mayRecord: boolean
    commitments: readonly CommitmentRow[]
  }
}

const Decided = ({ code, after }: AfterMeetingProps) => {
  const { t } = useTranslation()
  const { decisions, isHeld, mayRecord } = after
  if (!isHeld || (decisions.length === 0 && !mayRecord)) return null
  return (
    <Section id="decided" title={t("decisions.of_meeting")}>
      {decisions.length === 0 ? <p className="muted">{t("decisions.of_meeting_empty")}</p> : null}
      <Lines
        items={decisions.map((decision) => ({
          key: decision.code,
          href: `/decisions/${decision.code}`,
          title: <bdi lang={decision.language}>{decision.title}</bdi>,
          detail: t("decisions.number", { number: decisionNumber(decision) }),
          end: <OutcomeWord outcome={decision.outcome} />,
        }))}
      />
      {mayRecord ? (
        <p className="no-print">
          <ButtonLink kind="line" href={`/meetings/${code}/decisions/new`}>
            {t("decisions.acts.record")}
          </ButtonLink>
        </p>
      ) : null}
    </Section>
  )
}

/** Below a meeting's agenda: what was decided there, and the commitments of the table that are still open. */
export const AfterMeeting = (props: AfterMeetingProps) => {
  const { t } = useTranslation()
  const { commitments } = props.after
  return (
    <>
      <Decided {...props} />
      {commitments.length > 0 ? (
        <Section
          id="commitments"
          title={t("commitments.lists.open")}
          link={{ href: `/roundtables/${props.table}/commitments`, label: t("commitments.see") }}
        >
          <CommitmentTable rows={commitments} empty={t("commitments.empty.open")} />
        </Section>
      ) : null}
    </>
  )
}
