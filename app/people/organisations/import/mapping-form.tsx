import { RefusableForm } from "../../../form-parts.tsx"
import type { Refusal } from "../../../http.server.ts"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Actions, Button } from "../../../ui/button.tsx"
import { Field } from "../../../ui/field.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { COLUMNS } from "../column.ts"
import { LEVELS, ORGANISATION_KINDS } from "../organisation.ts"
import { beginning } from "./column-name.ts"
import { Intent } from "./intent.tsx"
import type { Mapping } from "./mapping.ts"

type FormProps = { formKey: string; refusal: Refusal | undefined }
type MappingFormProps = FormProps & { headings: readonly string[]; mapping: Mapping }

/** Which column of the file is which of the register's. */
export const MappingForm = ({ formKey, refusal, headings, mapping }: MappingFormProps) => {
  const { t } = useTranslation()
  const columns = headings.map((heading, at) => ({
    value: String(at),
    label: heading.trim() || t("organisations.import.column_at", { at: at + 1 }),
  }))
  return (
    <Section id="columns" title={t("organisations.import.columns")}>
      <p>{t("organisations.import.columns_help")}</p>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <Intent value="map" />
        {COLUMNS.map((column) => (
          <Field
            key={column}
            as="select"
            name={`column-${column}`}
            label={beginning(t(`organisations.columns.${column}`))}
            prompt={t("organisations.import.not_there")}
            value={mapping.columns[column] ?? ""}
            options={columns}
          />
        ))}
        <Field
          as="select"
          name="kind"
          label={t("organisations.import.kind_else")}
          prompt={t("organisations.import.row_is_wrong")}
          value={mapping.kind}
          options={ORGANISATION_KINDS.map((value) => ({ value, label: t(`people.kinds.${value}`) }))}
        />
        <Field
          as="select"
          name="level"
          label={t("organisations.import.level_else")}
          prompt={t("organisations.import.row_is_wrong")}
          value={mapping.level}
          options={LEVELS.map((value) => ({ value, label: t(`organisations.levels.${value}`) }))}
        />
        <Actions>
          <Button kind="line" busy={t("common.form.saving")}>
            {t("organisations.import.map")}
          </Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
