import { useTranslation } from "../i18n/translation.tsx"
import { Field } from "../ui/field.tsx"

type InviteeFieldsProps = {
  locales: readonly string[]
  /** The name is asked too: a person is meant, not an office of a body. */
  named?: boolean
  label?: string
  help?: string
  /** Answered only where somebody is invited; the help says so beside both. */
  optional?: boolean
}

/** Whom something of a seat goes to: name, address, and the language that they are written to in. */
export const InviteeFields = ({
  locales,
  named = false,
  label,
  help,
  optional = false,
}: InviteeFieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      {named ? (
        <Field
          name="name"
          label={t("roundtables.invite.name")}
          help={optional ? help : undefined}
          optional={optional}
          maxLength={120}
          dir="auto"
          autoComplete="off"
        />
      ) : null}
      <Field
        name="email"
        type="email"
        inputMode="email"
        dir="ltr"
        label={label ?? t("roundtables.invite.email")}
        help={help ?? t("roundtables.invite.email_help")}
        optional={optional}
        autoComplete="off"
      />
      <Field
        as="select"
        name="language"
        label={t("roundtables.invite.language")}
        width="m"
        value="it"
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
    </>
  )
}
