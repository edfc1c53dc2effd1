import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"
import { CardFields, ContactFields, RegisterFields } from "./fields.tsx"
import { type RegistrationLine, useRegisterWords } from "./organisation-page.tsx"
import { flatRegisters } from "./registration.ts"

type Organisation = {
  name: string
  kind: string
  level: string
  territory: string
  language: string
  presentation: string | null
  presentationLanguage: string | null
  email: string | null
  pec: string | null
  phone: string | null
  website: string | null
}

type Places = { places: readonly string[] }
type FormProps = { organisation: Organisation; locales: readonly string[]; formKey: string }
type Refusable = { refusal: Refusal | undefined }

const Intent = ({ value }: { value: string }) => <input type="hidden" name="intent" value={value} />

/** What a body says of itself, and how to reach it. */
export const ProfileForm = ({ organisation, locales, formKey, refusal }: FormProps & Refusable) => {
  const { t } = useTranslation()
  return (
    <Section id="profile" title={t("organisations.edit.profile")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Intent value="profile" />
        <Field
          as="textarea"
          name="presentation"
          label={t("organisations.edit.presentation")}
          help={t("organisations.edit.presentation_help")}
          optional
          maxLength={600}
          dir="auto"
          value={organisation.presentation}
        />
        <Field
          as="select"
          name="presentationLanguage"
          width="m"
          label={t("organisations.edit.presentation_language")}
          value={organisation.presentationLanguage ?? organisation.language}
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <ContactFields values={organisation} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.edit.save_profile")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type RegistersFormProps = { lines: readonly RegistrationLine[]; formKey: string } & Refusable

/** The numbers in public registers; one that changes has to be verified again. */
export const RegistersForm = ({ lines, formKey, refusal }: RegistersFormProps) => {
  const { t } = useTranslation()
  return (
    <Section id="registers-edit" title={t("organisations.registers.title")}>
      <p>{t("organisations.edit.registers_help")}</p>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Intent value="registers" />
        <RegisterFields values={flatRegisters(lines)} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.edit.save_registers")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}

type VerifyProps = { lines: readonly RegistrationLine[]; keys: Readonly<Record<string, string>> }

/** One button for each number that nobody has looked up yet. */
export const VerifyForms = ({ lines, keys }: VerifyProps) => {
  const { t } = useTranslation()
  const words = useRegisterWords()
  const waiting = lines.filter((line) => !line.verifiedOn)
  return (
    <Section id="verify" title={t("organisations.edit.verify")}>
      <p>{t(waiting.length > 0 ? "organisations.edit.verify_help" : "organisations.edit.verify_nothing")}</p>
      {waiting.map((line) => (
        <RefusableForm key={line.register} formKey={keys[line.register] ?? ""} refusal={undefined}>
          <Intent value="verify" />
          <input type="hidden" name="register" value={line.register} />
          <input type="hidden" name="number" value={line.number} />
          <div className="row-x between">
            <p>
              <b>{t(`organisations.registers.names.${line.register as "runts"}`)}</b>{" "}
              <bdi lang="it">{words(line)}</bdi>
            </p>
            <Button kind="line" dense hidden={line.number} busy={t("common.form.saving")}>
              {t("organisations.edit.verify_button")}
            </Button>
          </div>
        </RefusableForm>
      ))}
    </Section>
  )
}

/** What a body is: for administrators. */
export const CardForm = (props: FormProps & Refusable & Places) => {
  const { organisation, locales, places, formKey, refusal } = props
  const { t } = useTranslation()
  return (
    <Section id="card" title={t("organisations.edit.card")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Intent value="card" />
        <CardFields values={organisation} locales={locales} places={places} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.edit.save_card")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
