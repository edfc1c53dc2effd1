import type { Reason } from "../../../errors.ts"
import type { MessageKey } from "../../../i18n/translate.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../../ui/button.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { Status } from "../../../ui/status.tsx"
import { keyFor } from "../../session/form-keys.ts"
import type { Way } from "../policy.ts"

type Moment = string | Date | null
type Life = {
  review: { closesAt: string | Date; isOpen: boolean; count: number } | null
  openObservations: number
  isFrozen: boolean
  isApproved: boolean
  isFiled: boolean
  signing: {
    record: string | null
    parties: readonly { party: string; state: string; settledAt: Moment }[]
  } | null
  refusals: Record<
    "review" | "freeze" | "file" | "approve" | "atOnce" | "itemAtOnce" | "observe",
    Reason | null
  >
}
type Page = {
  code: string
  mayKeep: boolean
  mayWrite: boolean
  way: Way
  observationDays: number
  life: Life
}

const Press = ({
  intent,
  formKey,
  kind,
}: {
  intent: "review" | "freeze"
  formKey: string
  kind: "primary" | "line"
}) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={keyFor(formKey, intent)} />
      <input type="hidden" name="intent" value={intent} />
      <p>{t(`minutes.steps.${intent}_what`)}</p>
      <Button kind={kind} busy={t("common.form.saving")}>
        {t(`minutes.steps.${intent}`)}
      </Button>
    </form>
  )
}

const WhyNot = ({ step, reason }: { step: "review" | "freeze"; reason: Reason }) => {
  const { t } = useTranslation()
  return (
    <p className="small muted">
      {t("minutes.steps.not_yet", {
        step: t(`minutes.steps.${step}`),
        why: t(reason.key as MessageKey, reason.values),
      })}
    </p>
  )
}

const KeeperSteps = ({ page, formKey }: { page: Page; formKey: string }) => {
  const { t } = useTranslation()
  const { code, life } = page
  const { review, freeze, file, approve, atOnce, itemAtOnce } = life.refusals
  const link = (part: string, label: string, kind: "primary" | "line" = "line") => (
    <p className="no-print">
      <ButtonLink kind={kind} href={`/minutes/${code}/${part}`}>
        {label}
      </ButtonLink>
    </p>
  )
  return (
    <>
      {page.mayWrite ? link("notes", t("minutes.steps.notes")) : null}
      {review === null ? (
        <Press intent="review" formKey={formKey} kind={freeze === null ? "line" : "primary"} />
      ) : null}
      {freeze === null ? <Press intent="freeze" formKey={formKey} kind="primary" /> : null}
      {!life.isFrozen && review && page.observationDays > 0 ? <WhyNot step="review" reason={review} /> : null}
      {!life.isFrozen && freeze ? <WhyNot step="freeze" reason={freeze} /> : null}
      {file === null ? link("signing", t("minutes.steps.sign"), "primary") : null}
      {approve === null ? link("approval", t("minutes.steps.approve"), "primary") : null}
      {atOnce === null || itemAtOnce === null ? link("approval", t("minutes.steps.at_once")) : null}
    </>
  )
}

const ReviewLine = ({ page }: { page: Page }) => {
  const { t, dates } = useTranslation()
  const { code, life } = page
  if (!life.review) return null
  // The deadline is the midnight after the last day.
  const last = new Date(new Date(life.review.closesAt).getTime() - 1)
  const day = dates.longDay(last)
  return (
    <>
      <p>{t(`minutes.review.${life.review.isOpen ? "until" : "ended"}`, { day })}</p>
      <p className="no-print">
        <ButtonLink
          kind={life.refusals.observe === null ? "primary" : "line"}
          href={`/minutes/${code}/observations`}
        >
          {life.openObservations > 0
            ? t("minutes.review.to_answer", { count: life.openObservations })
            : t("minutes.review.see")}
        </ButtonLink>
      </p>
    </>
  )
}

const Signing = ({ life }: { life: Life }) => {
  const { t, dates } = useTranslation()
  if (!life.signing) return null
  return (
    <Section id="signing" title={t("minutes.signing.title")}>
      <ul className="lines">
        {life.signing.parties.map(({ party, state, settledAt }) => (
          <li key={party} className="row-x between">
            <bdi>{party}</bdi>
            {state === "signed" ? (
              <Status tone="ok">{t("minutes.signing.signed", { day: dates.day(settledAt ?? "") })}</Status>
            ) : (
              <Status tone={state === "refused" ? "bad" : "wait"}>
                {t(`minutes.signing.${state === "refused" ? "refused" : "waiting"}`)}
              </Status>
            )}
          </li>
        ))}
      </ul>
      {life.signing.record ? (
        <p>
          <a href={`/records/${life.signing.record}#signatures`}>{t("minutes.signing.record")}</a>
        </p>
      ) : null}
    </Section>
  )
}

/** Where a verbale stands and what can be done next: a button for who may, else the reason why not yet. */
export const LifeSteps = ({ page, formKey }: { page: Page; formKey: string }) => {
  const { t } = useTranslation()
  const { isApproved, review, refusals } = page.life
  const isOver = isApproved && !review && refusals.file !== null
  return (
    <>
      {isOver ? null : (
        <Section id="steps" title={t("minutes.steps.title")}>
          <ReviewLine page={page} />
          {page.mayKeep ? <KeeperSteps page={page} formKey={formKey} /> : null}
        </Section>
      )}
      <Signing life={page.life} />
    </>
  )
}

type Approval = {
  way: Way
  at: string | Date
  item: string | null
  corrections: string | null
  meeting: string | null
  number: string | null
  yes: number | null
  no: number | null
  abstained: number | null
  ballot: string | null
}

/** How a verbale was approved, and which of its points at once. */
export const ApprovalList = ({ approvals }: { approvals: readonly Approval[] }) => {
  const { t, dates } = useTranslation()
  if (approvals.length === 0) return null
  return (
    <Section id="approvals" title={t("minutes.approval.title")}>
      <ul className="lines">
        {approvals.map(({ way, at, item, corrections, meeting, number, yes, no, abstained, ballot }) => (
          <li key={`${item}`}>
            <p>
              {item ? <bdi>{item}: </bdi> : null}
              {t(`minutes.approval.by_${way}`, { day: dates.day(at), number: number ?? "–" })}{" "}
              {yes === null
                ? null
                : t("minutes.approval.counts", { yes, no: no ?? 0, abstained: abstained ?? 0 })}
            </p>
            {corrections ? (
              <p dir="auto">
                {t("minutes.approval.corrected")} {corrections}
              </p>
            ) : null}
            {ballot ? (
              <p>
                <a href={ballot}>{t("minutes.approval.see_ballot")}</a>
              </p>
            ) : null}
            {meeting ? (
              <p>
                <a href={`/meetings/${meeting}`}>{t("minutes.page.to_meeting")}</a>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}
