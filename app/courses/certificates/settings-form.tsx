import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"

type Settings = {
  declaresHours: boolean
  disclaimer: string | null
  organiser: string | null
  accreditation: string | null
  place: string
  signatory: string
  office: string
}
type FormProps = {
  settings: Settings | null
  /** What the paper says that it is not, unless something else is written; in the edition's language. */
  usual: string
  formKey: string
  refusal: Refusal | undefined
}

/** What the papers of an edition say besides its register. */
export const SettingsForm = ({ settings, usual, formKey, refusal }: FormProps) => {
  const { t } = useTranslation()
  const words = (name: "place" | "signatory" | "office") => (
    <Field name={name} label={t(`certificates.settings.${name}`)} value={settings?.[name]} maxLength={200} />
  )
  const more = (name: "organiser" | "accreditation", maxLength: number) => (
    <Field
      {...{ name, maxLength, optional: true, value: settings?.[name] }}
      label={t(`certificates.settings.${name}`)}
      help={t(`certificates.settings.${name}_help`)}
    />
  )
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      {words("place")}
      {words("signatory")}
      {words("office")}
      {more("organiser", 300)}
      {more("accreditation", 500)}
      <Field
        as="textarea"
        name="disclaimer"
        label={t("certificates.settings.disclaimer")}
        help={t("certificates.settings.disclaimer_help", { usual })}
        value={settings?.disclaimer}
        rows={2}
        maxLength={500}
        optional
      />
      <CheckField
        name="declaresHours"
        label={t("certificates.settings.declares")}
        checked={settings?.declaresHours ?? false}
      />
      <Actions>
        <Button name="intent" value="settings" kind="line">
          {t("certificates.settings.save")}
        </Button>
      </Actions>
    </RefusableForm>
  )
}
