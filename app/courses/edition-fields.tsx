import type { MessageKey } from "../i18n/translate.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { ORGANISATION_KINDS } from "../people/organisations/organisation.ts"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PROFESSIONS } from "./eligibility.ts"
import { APPROVALS, CONFIRMATIONS, MODES } from "./enrolment.ts"

export type EditionValues = {
  mode: string
  place: string | null
  language: string
  capacity: number
  reservedSeats: number
  reservedKinds: readonly string[]
  approval: string
  confirmation: string
  offerHours: number
  opensOn: string
  closesOn: string
  cancelOn: string
  professions: readonly string[]
  organisationKinds: readonly string[]
  trainers: readonly string[]
  tutors: readonly string[]
}

type EditionFieldsProps = {
  values: EditionValues | null
  locales: readonly string[]
  staff: readonly { code: string; name: string; role: string }[]
}

const KindChoice = ({
  name,
  legend,
  help,
  chosen,
}: {
  name: string
  legend: string
  help: string
  chosen: readonly string[]
}) => {
  const { t } = useTranslation()
  return (
    <Choice
      {...{ name, legend, help }}
      optional
      several
      columns
      options={ORGANISATION_KINDS.map((value) => ({
        ...{ value, label: t(`people.kinds.${value}`) },
        checked: chosen.includes(value),
      }))}
    />
  )
}

const Place = ({ values, locales }: Pick<EditionFieldsProps, "values" | "locales">) => {
  const { t, locale } = useTranslation()
  return (
    <>
      <Choice
        name="mode"
        legend={t("courses.fields.mode")}
        value={values?.mode}
        options={MODES.map((value) => ({ value, label: t(`courses.modes.${value}`) }))}
      />
      <Field name="place" label={t("courses.fields.place")} optional value={values?.place} maxLength={300} />
      <Field
        as="select"
        name="language"
        label={t("courses.fields.edition_language")}
        value={values?.language ?? locale}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value}` as MessageKey) }))}
      />
    </>
  )
}

const Days = ({ values }: Pick<EditionFieldsProps, "values">) => {
  const { t } = useTranslation()
  return (["opensOn", "closesOn", "cancelOn"] as const).map((name) => (
    <Field
      key={name}
      name={name}
      label={t(`courses.fields.${name}`)}
      help={t(name === "opensOn" ? "courses.fields.day_help" : "courses.fields.last_day_help")}
      width="s"
      value={values?.[name]}
    />
  ))
}

const Seats = ({ values }: Pick<EditionFieldsProps, "values">) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="capacity"
        label={t("courses.fields.capacity")}
        inputMode="numeric"
        width="xs"
        value={values?.capacity}
      />
      <Field
        name="reservedSeats"
        label={t("courses.fields.reserved")}
        help={t("courses.fields.reserved_help")}
        optional
        inputMode="numeric"
        width="xs"
        value={values?.reservedSeats || null}
      />
      <KindChoice
        name="reservedKinds[]"
        legend={t("courses.fields.reserved_kinds")}
        help={t("courses.fields.reserved_kinds_help")}
        chosen={values?.reservedKinds ?? []}
      />
    </>
  )
}

const Ways = ({ values }: Pick<EditionFieldsProps, "values">) => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        name="approval"
        legend={t("courses.fields.approval")}
        value={values?.approval ?? "no_approval"}
        options={APPROVALS.map((value) => ({ value, label: t(`courses.approvals.${value}`) }))}
      />
      <Choice
        name="confirmation"
        legend={t("courses.fields.confirmation")}
        value={values?.confirmation ?? "automatic"}
        options={CONFIRMATIONS.map((value) => ({ value, label: t(`courses.confirmations.${value}`) }))}
      />
      <Field
        name="offerHours"
        label={t("courses.fields.offer_hours")}
        inputMode="numeric"
        width="xs"
        value={values?.offerHours ?? 48}
      />
    </>
  )
}

const Whom = ({ values }: Pick<EditionFieldsProps, "values">) => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        name="professions[]"
        legend={t("courses.fields.professions")}
        help={t("courses.fields.nobody_chosen")}
        optional
        several
        columns
        options={PROFESSIONS.map((value) => ({
          ...{ value, label: t(`courses.professions.${value}`) },
          checked: values?.professions.includes(value) ?? false,
        }))}
      />
      <KindChoice
        name="organisationKinds[]"
        legend={t("courses.fields.organisation_kinds")}
        help={t("courses.fields.nobody_chosen")}
        chosen={values?.organisationKinds ?? []}
      />
    </>
  )
}

const Staff = ({ values, staff }: Pick<EditionFieldsProps, "values" | "staff">) => {
  const { t } = useTranslation()
  return (["trainers", "tutors"] as const).map((name) => {
    const those = staff.filter(({ role }) => name.startsWith(role))
    return those.length > 0 ? (
      <Choice
        key={name}
        name={`${name}[]`}
        legend={t(`courses.fields.${name}`)}
        optional
        several
        columns
        options={those.map(({ code, name: label }) => ({
          ...{ value: code, label: <bdi>{label}</bdi> },
          checked: values?.[name].includes(code) ?? false,
        }))}
      />
    ) : null
  })
}

/** Everything that is said of an edition but its sessions. */
export const EditionFields = ({ values, locales, staff }: EditionFieldsProps) => (
  <>
    <Place {...{ values, locales }} />
    <Days values={values} />
    <Seats values={values} />
    <Ways values={values} />
    <Whom values={values} />
    <Staff {...{ values, staff }} />
  </>
)
