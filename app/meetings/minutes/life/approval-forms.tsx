import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { Field } from "../../../ui/field.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { Status } from "../../../ui/status.tsx"
import { keyFor } from "../../session/form-keys.ts"

type Page = {
  key: string
  absentAbstain: boolean
  votes: readonly {
    code: string
    title: string
    number: string
    counts: { yes: number; no: number; abstained: number } | null
  }[]
  items: readonly { code: string; title: string; isApproved: boolean }[]
  whyNot: { approve: string | null; whole: string | null; item: string | null }
}
type Props = { page: Page; refusal: Refusal | undefined }

/** Approved by a vote of a later meeting, with the corrections that were voted. */
export const InMeetingForm = ({ page, refusal }: Props) => {
  const { t } = useTranslation()
  const { votes, whyNot, absentAbstain } = page
  return (
    <Section id="in-meeting" title={t("minutes.approval.in_meeting")}>
      {whyNot.approve ? (
        <p>{whyNot.approve}</p>
      ) : votes.length === 0 ? (
        <p>{t("minutes.approval.no_votes")}</p>
      ) : (
        <RefusableForm formKey={keyFor(page.key, "meeting")} refusal={refusal}>
          <input type="hidden" name="intent" value="meeting" />
          {absentAbstain ? <p className="small muted">{t("minutes.approval.absent_abstain")}</p> : null}
          <Field
            {...{ as: "select", name: "totalsCode", label: t("minutes.approval.vote") }}
            options={votes.map(({ code, title, number, counts }) => ({
              value: code,
              label: counts
                ? t("minutes.approval.vote_line", { number, title, ...counts })
                : t("minutes.approval.ballot_line", { number, title }),
            }))}
          />
          <Field
            {...{
              as: "textarea",
              name: "corrections",
              rows: 4,
              maxLength: 2000,
              dir: "auto",
              optional: true,
            }}
            label={t("minutes.approval.corrections")}
            help={t("minutes.approval.corrections_help")}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("minutes.approval.approve")}</Button>
          </Actions>
        </RefusableForm>
      )}
    </Section>
  )
}

const Press = ({ formKey, itemCode, title }: { formKey: string; itemCode: string; title: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post">
      <FormKey value={keyFor(formKey, `at once ${itemCode}`)} />
      <input type="hidden" name="intent" value="at-once" />
      <input type="hidden" name="itemCode" value={itemCode} />
      <Button
        kind={itemCode ? "line" : "primary"}
        dense={itemCode !== ""}
        hidden={title}
        busy={t("common.form.saving")}
      >
        {t(`minutes.approval.at_once_${itemCode ? "point" : "whole"}`)}
      </Button>
    </form>
  )
}

/** Approved at once, in the sitting itself: the whole where the rules say so, or one of its points. */
export const AtOnceForms = ({ page }: Props) => {
  const { t } = useTranslation()
  const { items, whyNot, key } = page
  return (
    <Section id="at-once" title={t("minutes.approval.at_once")}>
      {whyNot.whole ? <p>{whyNot.whole}</p> : <Press formKey={key} itemCode="" title="" />}
      {whyNot.item ? null : (
        <ul className="lines">
          {items.map(({ code, title, isApproved }) => (
            <li key={code} className="row-x between">
              <bdi>{title}</bdi>
              {isApproved ? (
                <Status tone="ok">{t("minutes.states.approved")}</Status>
              ) : (
                <Press formKey={key} itemCode={code} title={title} />
              )}
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
