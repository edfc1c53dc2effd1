import { useTranslation } from "../../i18n/translation.tsx"
import { TerritoryField } from "../../taxonomies/territory-field.tsx"
import { Field } from "../../ui/field.tsx"
import { LEVELS, NATIONAL_SECTIONS, ORGANISATION_KINDS } from "./organisation.ts"

type Values<K extends string> = Partial<Record<K, string | null>>

/** What a body is: name, kind, level, territory, language of its name. */
export const CardFields = (props: {
  values: Values<"name" | "kind" | "level" | "territory" | "language">
  locales: readonly string[]
  /** Names of territories to propose. */
  places: readonly string[]
}) => {
  const { values, locales, places } = props
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="name"
        label={t("people.organisations.name")}
        help={t("people.organisations.name_help")}
        value={values.name}
        maxLength={200}
        dir="auto"
        autoComplete="organization"
      />
      <Field
        as="select"
        name="kind"
        width="m"
        label={t("people.organisations.kind")}
        prompt={t("people.organisations.kind_prompt")}
        value={values.kind}
        options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
      />
      <Field
        as="select"
        name="level"
        width="m"
        label={t("organisations.level")}
        help={t("organisations.level_help")}
        prompt={t("organisations.level_prompt")}
        value={values.level}
        options={LEVELS.map((value) => ({ value, label: t(`organisations.levels.${value}`) }))}
      />
      <TerritoryField
        places={places}
        label={t("people.organisations.territory")}
        {...(values.territory ? { value: values.territory } : {})}
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("people.organisations.language")}
        value={values.language ?? "it"}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
    </>
  )
}

/** How each way of reaching a body is typed. */
const CONTACTS = [
  { name: "email", type: "email", inputMode: "email" },
  { name: "pec", type: "email", inputMode: "email" },
  { name: "phone", type: "tel", inputMode: "tel", width: "m" },
  { name: "website", type: "text", inputMode: "url" },
] as const

/** How to reach a body. The help says that these are public. */
export const ContactFields = ({ values }: { values: Values<"email" | "pec" | "phone" | "website"> }) => {
  const { t } = useTranslation()
  return (
    <>
      <p>{t("organisations.contacts.help")}</p>
      {CONTACTS.map((contact) => (
        <Field
          key={contact.name}
          {...contact}
          label={t(`organisations.contacts.${contact.name}`)}
          help={contact.name === "website" ? t("organisations.contacts.website_help") : undefined}
          optional
          value={values[contact.name]}
          spellCheck={false}
          dir="ltr"
        />
      ))}
    </>
  )
}

type RegisterNames = "nationalSection" | "nationalNumber" | "runtsNumber" | "regionalName" | "regionalNumber"

/** The public registers that a body may be in. */
export const RegisterFields = ({ values }: { values: Values<RegisterNames> }) => {
  const { t } = useTranslation()
  return (
    <>
      <fieldset>
        <legend className="legend big">{t("organisations.registers.names.national")}</legend>
        <Field
          as="select"
          name="nationalSection"
          width="m"
          label={t("organisations.registers.section")}
          optional
          prompt={t("organisations.registers.no_section")}
          value={values.nationalSection}
          options={NATIONAL_SECTIONS.map((value) => ({ value, label: t(`organisations.sections.${value}`) }))}
        />
        <Field
          name="nationalNumber"
          width="m"
          label={t("organisations.registers.national_number")}
          help={t("organisations.registers.national_help")}
          optional
          value={values.nationalNumber}
          maxLength={60}
          dir="ltr"
        />
      </fieldset>
      <fieldset>
        <legend className="legend big">{t("organisations.registers.names.runts")}</legend>
        <Field
          name="runtsNumber"
          width="m"
          label={t("organisations.registers.runts_number")}
          optional
          value={values.runtsNumber}
          maxLength={60}
          dir="ltr"
        />
      </fieldset>
      <fieldset>
        <legend className="legend big">{t("organisations.registers.names.regional")}</legend>
        <Field
          name="regionalName"
          label={t("organisations.registers.regional_name")}
          help={t("organisations.registers.regional_help")}
          optional
          value={values.regionalName}
          maxLength={120}
          dir="auto"
        />
        <Field
          name="regionalNumber"
          width="m"
          label={t("organisations.registers.regional_number")}
          optional
          value={values.regionalNumber}
          maxLength={60}
          dir="ltr"
        />
      </fieldset>
    </>
  )
}
