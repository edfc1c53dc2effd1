import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Section } from "../../ui/page-head.tsx"

type EndProps = {
  ifClosedNow: string
  whyNot: { key: string; values?: Record<string, string | number> } | null
  formKey: string
  refusal: Refusal | undefined
}

/** Closing a round, once that takes nobody's answer away, and taking it back with a reason. */
export const EndForms = ({ ifClosedNow, whyNot, formKey, refusal }: EndProps) => {
  const { t } = useTranslation()
  return (
    <Section id="end" title={t("life.end.title")} className="no-print">
      {whyNot ? (
        <p>{t(whyNot.key as MessageKey, whyNot.values)}</p>
      ) : (
        <form method="post">
          <FormKey value={formKey} />
          <input type="hidden" name="intent" value="close" />
          <p>{t(`life.end.now_${ifClosedNow as "adopted"}`)}</p>
          <Actions>
            <Button busy={t("common.form.saving")}>{t("life.end.close")}</Button>
          </Actions>
        </form>
      )}
      <Fold summary={t("life.end.withdraw_title")} open={refusal?.typed.intent === "withdraw"}>
        <RefusableForm formKey={formKey} refusal={refusal?.typed.intent === "withdraw" ? refusal : undefined}>
          <input type="hidden" name="intent" value="withdraw" />
          <p>{t("life.end.withdraw_what")}</p>
          <Field as="textarea" rows={3} name="reason" label={t("life.reason")} maxLength={1000} dir="auto" />
          <Actions>
            <Button kind="line" busy={t("common.form.saving")}>
              {t("life.end.withdraw")}
            </Button>
          </Actions>
        </RefusableForm>
      </Fold>
    </Section>
  )
}
