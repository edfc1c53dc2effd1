import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Press } from "../../roundtables/seats/press.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"

type ActsProps = {
  code: string
  setting: string
  visibility: string
  acts: Record<"conducts" | "edit" | "open" | "close" | "publish" | "cancel" | "exclude", boolean>
  seats: readonly { code: string; name: string }[]
  keyOf: (of: string) => string
  refusal: Refusal | undefined
}

const ReasonForm = (
  props: Pick<ActsProps, "keyOf" | "refusal" | "seats"> & { intent: "cancel" | "exclude" },
) => {
  const { t } = useTranslation()
  const { intent, keyOf, refusal, seats } = props
  return (
    <Fold summary={t(`ballots.page.${intent}`)} open={refusal?.typed.intent === intent}>
      <p>{t(`ballots.page.${intent}_means`)}</p>
      <RefusableForm formKey={keyOf(intent)} refusal={refusal?.typed.intent === intent ? refusal : undefined}>
        <input type="hidden" name="intent" value={intent} />
        {intent === "exclude" ? (
          <Field
            {...{ as: "select", name: "seatCode", label: t("ballots.page.seat"), prompt: "" }}
            options={seats.map(({ code, name }) => ({ value: code, label: name }))}
          />
        ) : null}
        <Field
          {...{ as: "textarea", name: "reason", rows: 2, maxLength: 1000, dir: "auto" }}
          id={`reason-${intent}`}
          label={t("ballots.page.reason")}
        />
        <Actions>
          <Button kind="stop">{t(`ballots.page.${intent}`)}</Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

/** What whoever conducts a ballot does with it, each with what follows from it. */
export const BallotActs = ({ code, setting, visibility, acts, seats, keyOf, refusal }: ActsProps) => {
  const { t } = useTranslation()
  if (!acts.conducts || !(acts.open || acts.close || acts.publish || acts.cancel)) return null
  const press = (intent: "open" | "close" | "publish") => (
    <div>
      <p className="small">{t(`ballots.page.${intent}_means`)}</p>
      <Press
        formKey={keyOf(intent)}
        {...{ kind: intent === "close" ? "stop" : "primary", dense: false, fields: { intent } }}
        label={t(`ballots.page.${intent}`)}
      />
    </div>
  )
  return (
    <Section id="acts" title={t("ballots.page.acts")} className="box">
      <div className="stack">
        {acts.open ? press("open") : null}
        {acts.edit ? (
          <p>
            <ButtonLink kind="line" href={`/ballots/${code}/edit`}>
              {t("ballots.page.edit")}
            </ButtonLink>
          </p>
        ) : null}
        {(acts.open || acts.close) && visibility === "secret_paper" ? (
          <p>
            <ButtonLink kind={acts.close ? "primary" : "line"} href={`/ballots/${code}/papers`}>
              {t("ballots.papers.title")}
            </ButtonLink>
          </p>
        ) : null}
        {acts.close && setting === "meeting" && visibility === "roll_call" ? (
          <p>
            <ButtonLink kind="line" href={`/ballots/${code}/spoken`}>
              {t("ballots.page.spoken")}
            </ButtonLink>
          </p>
        ) : null}
        {acts.close && visibility === "roll_call" ? press("close") : null}
        {acts.publish ? press("publish") : null}
        {acts.exclude ? <ReasonForm intent="exclude" {...{ keyOf, refusal, seats }} /> : null}
        {acts.cancel ? <ReasonForm intent="cancel" {...{ keyOf, refusal, seats }} /> : null}
      </div>
    </Section>
  )
}
