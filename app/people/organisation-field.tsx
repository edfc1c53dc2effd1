import { useTranslation } from "../i18n/translation.tsx"
import { Field } from "../ui/field.tsx"
import { ProposedNames } from "./organisations/proposed-names.tsx"

/** The organisation somebody works for: chosen from the register by typing its name, or a new name. */
export const OrganisationField = ({ names }: { names: readonly string[] }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="organisation"
        label={t("people.request.organisation")}
        help={t("people.request.organisation_help")}
        autoComplete="organization"
        list={names.length > 0 ? "organisations" : undefined}
        dir="auto"
      />
      <ProposedNames id="organisations" names={names} />
      <Field
        name="role"
        label={t("people.request.role")}
        help={t("people.request.role_help")}
        autoComplete="organization-title"
        maxLength={200}
        dir="auto"
      />
    </>
  )
}
