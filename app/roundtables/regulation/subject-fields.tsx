import { useTranslation } from "../../i18n/translation.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { fieldsOf, type Field as RuleField, type RuleOf, type Subject } from "./fields.ts"
import { writeRule } from "./form.ts"
import type { GroupNames } from "./words.ts"

type FieldProps = { name: string; field: RuleField; value: string | string[]; groups: GroupNames }

/** The label keys, by field; many subjects ask the same thing. */
const labelOf = (name: string) => `regulation.fields.${name}` as "regulation.fields.days"
const optionOf = (name: string, option: string) =>
  `regulation.options.${name}.${option}` as "regulation.options.base.filled"

const NumberField = ({ name, field, value }: FieldProps) => {
  const { t } = useTranslation()
  return (
    <Field
      name={name}
      label={t(labelOf(name))}
      help={t("regulation.between", { min: field.min ?? 0, max: field.max ?? 0 })}
      optional={field.kind === "maybe"}
      width="xs"
      inputMode="numeric"
      dir="ltr"
      value={String(value)}
    />
  )
}

const SeveralField = ({ name, field, value, groups }: FieldProps) => {
  const { t } = useTranslation()
  const options =
    field.kind === "groups"
      ? groups.map(({ id, name: label }) => ({ value: id, label: <bdi>{label}</bdi> }))
      : (field.options ?? []).map((option) => ({ value: option, label: t(optionOf(name, option)) }))
  return (
    <Choice
      several
      name={`${name}[]`}
      legend={t(labelOf(name))}
      optional={field.kind === "groups"}
      options={options.map((option) => ({ ...option, checked: value.includes(option.value) }))}
    />
  )
}

const OneField = (props: FieldProps) => {
  const { t } = useTranslation()
  const { name, field, value } = props
  if (field.kind === "int" || field.kind === "maybe") return <NumberField {...props} />
  if (name !== "strict" && field.kind === "flag")
    return <CheckField name={name} label={t(labelOf(name))} checked={value === "yes"} />
  if (field.kind === "list" || field.kind === "groups") return <SeveralField {...props} />
  const options = name === "strict" ? ["more", "least"] : (field.options ?? [])
  return (
    <Choice
      name={name}
      legend={t(labelOf(name))}
      value={String(value)}
      options={options.map((option) => ({ value: option, label: t(optionOf(name, option)) }))}
    />
  )
}

type SubjectFieldsProps = { subject: Subject; rule: RuleOf<Subject>; groups: GroupNames }

/** The questions of one subject, answered as the draft has them. */
export const SubjectFields = ({ subject, rule, groups }: SubjectFieldsProps) => {
  const values = writeRule(subject, rule)
  return (
    <>
      {fieldsOf(subject).map(([name, field]) => (
        <OneField key={name} name={name} field={field} value={values[name] ?? ""} groups={groups} />
      ))}
    </>
  )
}
