import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { say } from "../../roundtables/regulation/say.ts"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import type { ShownStep } from "./shown.ts"
import type { StepName } from "./step.ts"
import { stepHref } from "./step-links.ts"

/** The steps that the page itself takes, by what its form is asked. */
const INTENTS: Partial<Record<StepName, string>> = {
  ...{ begin_review: "review", back_to_co_design: "back", publish: "publish", revise: "revise" },
}

type StepProps = {
  step: ShownStep
  code: string
  open: number | null
  formKey: string
  refusal: Refusal | undefined
}

const Act = ({ step, code, open, formKey, refusal }: StepProps) => {
  const { t } = useTranslation()
  const { name } = step
  const intent = INTENTS[name]
  const label = t(`life.steps.${name}.name`)
  if (!intent)
    return (
      <ButtonLink kind="line" href={stepHref(code, name, open)}>
        {label}
      </ButtonLink>
    )
  if (name !== "back_to_co_design")
    return (
      <form method="post">
        <FormKey value={formKey} />
        <input type="hidden" name="intent" value={intent} />
        <Button kind="line" busy={t("common.form.saving")}>
          {label}
        </Button>
      </form>
    )
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <input type="hidden" name="intent" value={intent} />
      <Field as="textarea" rows={3} name="reason" label={t("life.reason")} maxLength={1000} dir="auto" />
      <Actions>
        <Button kind="line" busy={t("common.form.saving")}>
          {label}
        </Button>
      </Actions>
    </RefusableForm>
  )
}

const Step = (props: StepProps) => {
  const { t, dates } = useTranslation()
  const { step } = props
  return (
    <li id={step.name}>
      <h3>{t(`life.steps.${step.name}.name`)}</h3>
      <p>{t(`life.steps.${step.name}.what`)}</p>
      <p className="small muted">{t("life.next.who", { who: say(t, dates, step.who) })}</p>
      {step.whyNot === null ? (
        <div className="no-print">
          <Act {...props} />
        </div>
      ) : (
        <p className="small">{t(step.whyNot.key as MessageKey, step.whyNot.values)}</p>
      )}
    </li>
  )
}

/** What can be done with a text now: what it means, whose it is, and the way to do it or why not. */
export const StepsList = ({ steps, ...rest }: Omit<StepProps, "step"> & { steps: readonly ShownStep[] }) => (
  <ul className="life-steps">
    {steps.map((step) => (
      <Step key={step.name} step={step} {...rest} />
    ))}
  </ul>
)
