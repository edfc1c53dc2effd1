import { FilesField } from "../../file-parts.tsx"
import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Field } from "../../ui/field.tsx"
import { CardFields, ContactFields, RegisterFields } from "../organisations/fields.tsx"
import type { StepName } from "./input.ts"

type Text = string | null
export type Draft = Record<
  | "name"
  | "kind"
  | "level"
  | "territory"
  | "language"
  | "nationalSection"
  | "nationalNumber"
  | "runtsNumber"
  | "regionalName"
  | "regionalNumber"
  | "email"
  | "pec"
  | "phone"
  | "website"
  | "reason"
  | "contactName"
  | "contactRole"
  | "contactEmail",
  Text
> & { table: { code: string } | null; files: readonly { code: string; name: string }[] }

export type StepFormProps = {
  step: StepName
  draft: Partial<Draft>
  formKey: string
  refusal: Refusal | undefined
  locales: readonly string[]
  places: readonly string[]
  tables: readonly { code: string; name: string }[]
}

const TableFields = ({ draft, tables }: Pick<StepFormProps, "draft" | "tables">) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        as="select"
        name="roundtableCode"
        label={t("organisations.adhesion.table")}
        help={t("organisations.adhesion.table_help")}
        prompt={t("organisations.adhesion.register_only")}
        value={draft.table?.code ?? ""}
        options={tables.map(({ code, name }) => ({ value: code, label: name }))}
      />
      <Field
        as="textarea"
        name="reason"
        label={t("organisations.adhesion.why")}
        help={t("organisations.adhesion.why_help")}
        value={draft.reason}
        rows={6}
        maxLength={2000}
        dir="auto"
      />
    </>
  )
}

const PersonFields = ({ draft }: Pick<StepFormProps, "draft">) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="contactName"
        label={t("organisations.adhesion.contact_name")}
        value={draft.contactName}
        autoComplete="name"
        maxLength={120}
        dir="auto"
      />
      <Field
        name="contactRole"
        label={t("organisations.adhesion.contact_role")}
        optional
        value={draft.contactRole}
        maxLength={120}
        dir="auto"
      />
      <Field
        name="contactEmail"
        type="email"
        label={t("organisations.adhesion.contact_email")}
        help={t("organisations.adhesion.contact_email_help")}
        value={draft.contactEmail}
        autoComplete="email"
        inputMode="email"
        spellCheck={false}
        dir="ltr"
      />
      <p className="small">
        {t("organisations.adhesion.notice")} <a href="/privacy">{t("organisations.adhesion.notice_link")}</a>
      </p>
    </>
  )
}

const AnnexFields = ({ draft }: Pick<StepFormProps, "draft">) => {
  const { t } = useTranslation()
  return (
    <>
      {draft.files && draft.files.length > 0 ? (
        <>
          <p>{t("organisations.adhesion.annexes_given")}</p>
          <ul>
            {draft.files.map(({ code, name }) => (
              <li key={code}>
                <bdi>{name}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <FilesField name="statute" label={t("organisations.adhesion.statute")} optional />
      <FilesField name="extract" label={t("organisations.adhesion.extract")} optional />
    </>
  )
}

const Fields = ({ step, draft, locales, places, tables }: StepFormProps) => {
  switch (step) {
    case "body":
      return <CardFields values={draft} locales={locales} places={places} />
    case "registers":
      return (
        <>
          <RegisterFields values={draft} />
          <ContactFields values={draft} />
        </>
      )
    case "table":
      return <TableFields draft={draft} tables={tables} />
    case "contact":
      return <PersonFields draft={draft} />
    default:
      return <AnnexFields draft={draft} />
  }
}

/** One page of the form: its questions, and the button to the next one. */
export const StepForm = (props: StepFormProps) => {
  const { step, formKey, refusal } = props
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal} files={step === "annexes"}>
      <input type="hidden" name="step" value={step} />
      <Fields {...props} />
      <Actions>
        <Button busy={t("common.form.saving")}>{t("organisations.adhesion.next")}</Button>
      </Actions>
    </RefusableForm>
  )
}
