import { FilesField } from "../file-parts.tsx"
import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { statementOf, WORDINGS } from "./funding.ts"

type Values = {
  title: string
  projectCode: string | null
  cup: string | null
  fund: string
  wording: string
  lastPaymentOn: string | null
}
type FundingFormProps = { formKey: string; refusal: Refusal | undefined; block?: Values }

/** The form of a funding block, new or to correct. */
export const FundingForm = ({ formKey, refusal, block }: FundingFormProps) => {
  const { t, dates } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal} files>
      <Field
        name="title"
        label={t("records.funding.project")}
        value={block?.title}
        maxLength={300}
        dir="auto"
      />
      <Field
        name="fund"
        label={t("records.funding.fund")}
        help={t("records.funding.fund_help")}
        value={block?.fund}
        maxLength={200}
        dir="auto"
      />
      <Field
        name="projectCode"
        width="m"
        label={t("records.funding.code")}
        value={block?.projectCode}
        maxLength={40}
        dir="ltr"
        optional
      />
      <Field
        name="cup"
        width="m"
        label={t("records.funding.cup")}
        help={t("records.funding.cup_help")}
        value={block?.cup}
        maxLength={15}
        dir="ltr"
        optional
      />
      <Choice
        name="wording"
        legend={t("records.funding.wording")}
        value={block?.wording}
        options={WORDINGS.map((value) => ({ value, label: statementOf(value, "it") }))}
      />
      <Field
        name="lastPaymentOn"
        width="s"
        label={t("records.funding.last_payment")}
        help={t("records.funding.last_payment_help")}
        value={block?.lastPaymentOn ? dates.typed(block.lastPaymentOn) : undefined}
        dir="ltr"
        optional
      />
      <FilesField
        name="logos"
        label={t("records.funding.logos")}
        help={t("records.funding.logos_help")}
        accept=".png,.jpg,.jpeg,.webp"
        multiple
        optional
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("records.funding.save")}</Button>
      </Actions>
    </RefusableForm>
  )
}
