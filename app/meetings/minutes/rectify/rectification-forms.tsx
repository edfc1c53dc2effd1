import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { Field } from "../../../ui/field.tsx"
import { Fold } from "../../../ui/fold.tsx"
import { FormKey } from "../../../ui/form-key.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { keyFor } from "../../session/form-keys.ts"

type FormProps = { formKey: string; refusal: Refusal | undefined }
type Vote = {
  code: string
  title: string
  number: string
  yes: number
  no: number
  abstained: number
}

const AREA = { as: "textarea", rows: 3, maxLength: 1000, dir: "auto" } as const

/** What a member asks to have put right in an approved verbale. */
export const AskForm = ({ formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  return (
    <Section id="ask" title={t("afterwards.rectify.ask")}>
      <p>{t("afterwards.rectify.ask_what")}</p>
      <RefusableForm
        formKey={keyFor(formKey, "ask")}
        refusal={refusal?.typed.intent === "ask" ? refusal : undefined}
      >
        <input type="hidden" name="intent" value="ask" />
        <Field
          {...{ ...AREA, name: "says", label: t("afterwards.rectify.says") }}
          help={t("afterwards.rectify.says_help")}
        />
        <Field {...{ ...AREA, name: "reads", label: t("afterwards.rectify.reads") }} />
        <Field {...{ ...AREA, name: "reason", label: t("afterwards.rectify.reason") }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("afterwards.rectify.send")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

const Ground = ({ code, votes }: { code: string; votes: readonly Vote[] }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        {...{ as: "select", name: "ground", id: `ground-${code}`, label: t("afterwards.rectify.ground") }}
        prompt={t("afterwards.rectify.ground_choose")}
        options={(["slip", "vote"] as const).map((value) => ({
          value,
          label: t(`afterwards.rectify.grounds.${value}`),
          disabled: value === "vote" && votes.length === 0,
        }))}
        help={t("afterwards.rectify.ground_help")}
      />
      {votes.length > 0 ? (
        <Field
          {...{ as: "select", name: "totalsCode", id: `vote-${code}`, optional: true }}
          label={t("afterwards.rectify.vote")}
          prompt={t("afterwards.rectify.no_vote")}
          options={votes.map(({ code, title, number, yes, no, abstained }) => ({
            value: code,
            label: t("minutes.approval.vote_line", { number, title, yes, no, abstained }),
          }))}
        />
      ) : null}
    </>
  )
}

type DecideProps = FormProps & { code: string; votes: readonly Vote[] }

/** Accepts or declines a request, with the reason that everybody reads. */
export const DecideForm = ({ code, votes, formKey, refusal }: DecideProps) => {
  const { t } = useTranslation()
  const own = refusal?.typed.rectificationCode === code ? refusal : undefined
  return (
    <Fold summary={t("afterwards.rectify.decide")} open={own !== undefined}>
      <RefusableForm formKey={keyFor(formKey, code)} refusal={own}>
        <input type="hidden" name="intent" value="decide" />
        <input type="hidden" name="rectificationCode" value={code} />
        <Ground code={code} votes={votes} />
        <Field
          {...{ ...AREA, name: "answer", id: `answer-${code}`, label: t("afterwards.rectify.answer") }}
        />
        <Actions>
          <Button name="verdict" value="accepted" busy={t("common.form.saving")}>
            {t("afterwards.rectify.accept")}
          </Button>
          <Button kind="line" name="verdict" value="declined" busy={t("common.form.saving")}>
            {t("afterwards.rectify.decline")}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

/** Who asked takes it back. */
export const WithdrawForm = ({ code, formKey }: { code: string; formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={keyFor(formKey, `withdraw ${code}`)} />
      <input type="hidden" name="intent" value="withdraw" />
      <input type="hidden" name="rectificationCode" value={code} />
      <Button kind="line" dense busy={t("common.form.saving")}>
        {t("afterwards.rectify.withdraw")}
      </Button>
    </form>
  )
}
