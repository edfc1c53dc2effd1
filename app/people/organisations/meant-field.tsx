import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { useField } from "../../ui/form.tsx"
import { ProposedNames } from "./proposed-names.tsx"

type MeantFieldProps = { label: string; help?: ReactNode; value?: string | null; names: readonly string[] }

/**
 * A body of the register: its name or some words of it, written; where several answer to them the form comes back
 * with those to choose from. Read by `organisationMeant`.
 */
export const MeantField = ({ label, help, value, names }: MeantFieldProps) => {
  const { t } = useTranslation()
  const { choices } = useField("organisation")
  return (
    <>
      <Field
        name="organisation"
        label={label}
        help={help ?? t("organisations.meant.help")}
        value={value}
        maxLength={200}
        dir="auto"
        autoComplete="off"
        list={names.length > 0 ? "proposed-organisations" : undefined}
      />
      <ProposedNames id="proposed-organisations" names={names} />
      {choices.length > 0 ? (
        <Choice
          name="organisationCode"
          legend={t("organisations.meant.which")}
          options={[
            ...choices.map((choice) => ({
              value: choice.value,
              label: <bdi lang={choice.language}>{choice.label}</bdi>,
              help: <bdi lang="it">{choice.help}</bdi>,
            })),
            { value: "", label: t("organisations.meant.again") },
          ]}
        />
      ) : null}
    </>
  )
}
