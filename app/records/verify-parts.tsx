import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Fold } from "../ui/fold.tsx"
import { Form } from "../ui/form.tsx"

/** The field where a printed code is typed. */
export const CodeForm = ({ typed, error }: { typed?: string; error?: string | undefined }) => {
  const { t } = useTranslation()
  const texts = { error: t("common.form.error"), optional: t("common.form.optional") }
  return (
    <Form method="get" action="/verify" texts={texts}>
      <Field
        name="code"
        width="m"
        label={t("records.verify.code")}
        help={t("records.verify.code_help")}
        value={typed}
        error={error}
        maxLength={60}
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
      />
      <Actions>
        <Button>{t("records.verify.button")}</Button>
      </Actions>
    </Form>
  )
}

/** What the page guarantees, and what it does not. */
export const Guarantees = () => {
  const { t } = useTranslation()
  return (
    <Fold summary={t("records.verify.guarantees")}>
      <p>{t("records.verify.guarantee_issued")}</p>
      <p>{t("records.verify.guarantee_not")}</p>
      <p>{t("records.verify.guarantee_years")}</p>
    </Fold>
  )
}
