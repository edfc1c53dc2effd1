import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"
import { ITEM_KINDS } from "../agenda.ts"
import { whenWords } from "../words.ts"

type Meeting = { code: string; state: string; at: string }
type PointDecisionProps = {
  table: string
  meetings: readonly Meeting[]
  keys: { accept: string; refuse: string }
  refusal: Refusal | undefined
  refused: string | undefined
}

const AcceptForm = ({ table, meetings, keys, refusal, refused }: PointDecisionProps) => {
  const { t, dates } = useTranslation()
  if (meetings.length === 0)
    return (
      <>
        <Empty>{t("points.accept.no_meeting")}</Empty>
        <p>
          <ButtonLink kind="line" href={`/roundtables/${table}/meetings/new`}>
            {t("meetings.list.new")}
          </ButtonLink>
        </p>
      </>
    )
  return (
    <RefusableForm formKey={keys.accept} refusal={refused === "accept" ? refusal : undefined}>
      <input type="hidden" name="intent" value="accept" />
      <Field
        {...{ as: "select", name: "meetingCode", label: t("points.accept.meeting") }}
        options={meetings.map(({ code, state, at }) => ({
          value: code,
          label: `${whenWords({ t, dates }, at)} (${t(`meetings.states.${state as "draft"}`)})`,
        }))}
      />
      <Choice
        {...{ name: "kind", legend: t("meetings.agenda.kind"), columns: true }}
        options={ITEM_KINDS.map((value) => ({
          ...{
            value,
            label: t(`meetings.item_kinds.${value}`),
            help: t(`meetings.item_kinds_help.${value}`),
          },
        }))}
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("points.accept.button")}</Button>
      </Actions>
    </RefusableForm>
  )
}

/** What whoever convenes decides of a request: a meeting to put it on, or no with a reason. */
export const PointDecision = (props: PointDecisionProps) => {
  const { t } = useTranslation()
  const { keys, refusal, refused } = props
  return (
    <>
      <Section id="accept" title={t("points.accept.title")}>
        <AcceptForm {...props} />
      </Section>
      <Section id="refuse" title={t("points.no.title")}>
        <RefusableForm formKey={keys.refuse} refusal={refused === "refuse" ? refusal : undefined}>
          <input type="hidden" name="intent" value="refuse" />
          <Field
            {...{ as: "textarea", name: "reason", rows: 3, maxLength: 1000, dir: "auto" }}
            label={t("points.no.reason")}
            help={t("points.no.reason_help")}
          />
          <Actions>
            <Button kind="stop" busy={t("common.form.saving")}>
              {t("points.no.button")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </>
  )
}
