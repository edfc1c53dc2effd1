import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button, ButtonLink } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { ACT_KINDS } from "./input.ts"

type ActFormProps = { code: string; formKey: string; refusal: Refusal | undefined }

/** The form that records what a competent body did with a shared text. */
export const ActForm = ({ code, formKey, refusal }: ActFormProps) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal} files>
      <Choice
        name="outcome"
        legend={t("life.act.outcome")}
        options={(["taken_up", "not_taken_up"] as const).map((value) => ({
          value,
          label: t(`life.acts.${value}`),
          help: t(`life.act.${value}_help`),
        }))}
      />
      <Field
        name="body"
        label={t("life.act.body")}
        help={t("life.act.body_help")}
        maxLength={200}
        dir="auto"
      />
      <Field name="day" type="date" width="m" label={t("life.act.day")} />
      <Field
        as="select"
        name="kind"
        width="m"
        optional
        prompt=""
        label={t("life.act.kind")}
        help={t("life.act.kind_help")}
        options={ACT_KINDS.map((value) => ({ value, label: t(`life.act_kinds.${value}`) }))}
      />
      <Field name="number" width="s" optional label={t("life.act.number")} maxLength={60} dir="auto" />
      <Field
        name="link"
        type="url"
        optional
        label={t("life.act.link")}
        help={t("life.act.link_help")}
        maxLength={500}
        dir="ltr"
      />
      <FilesField
        name="files"
        multiple
        optional
        label={t("life.act.files")}
        help={t("life.act.files_help")}
      />
      <Field
        as="textarea"
        rows={3}
        name="reason"
        optional
        label={t("life.act.reason")}
        help={t("life.act.reason_help")}
        maxLength={1000}
        dir="auto"
      />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("life.act.button")}</Button>
        <ButtonLink kind="quiet" href={`/documents/${code}`}>
          {t("life.act.back")}
        </ButtonLink>
      </Actions>
    </RefusableForm>
  )
}
