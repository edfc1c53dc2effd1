import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { MeantField } from "../../people/organisations/meant-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"

type Words = { title: string; language: string }

type CommitmentFieldsProps = {
  words: string
  /** What it comes from and what it is part of, by name. */
  from: { decision: Words | null; parent: (Words & { dueOn: string }) | null }
  names: readonly string[]
  locales: readonly string[]
}

/** What was promised, by whom, by when. */
export const CommitmentFields = ({ words, from, names, locales }: CommitmentFieldsProps) => {
  const { t, dates, locale } = useTranslation()
  const { decision, parent } = from
  const named = ({ title, language }: Words) => <bdi lang={language}>{title}</bdi>
  const origins = [
    ...(decision ? [{ term: t("decisions.one"), value: named(decision) }] : []),
    ...(parent ? [{ term: t("commitments.part_of"), value: named(parent) }] : []),
  ]
  return (
    <>
      {origins.length > 0 ? <SummaryList missing="" items={origins} /> : null}
      <Field
        {...{ as: "textarea", name: "title", rows: 2, value: words, maxLength: 500, dir: "auto" }}
        label={t("commitments.new.what")}
        help={t("commitments.new.what_help")}
      />
      <Field
        {...{ as: "select", name: "language", width: "m", value: locale }}
        label={t("items.new.language")}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value}` as MessageKey) }))}
      />
      <Choice
        {...{ name: "by", legend: t("commitments.new.by"), value: "body", columns: true }}
        options={(["body", "secretariat"] as const).map((value) => ({
          ...{ value, label: t(`commitments.new.by_${value}`) },
        }))}
      />
      <MeantField label={t("commitments.body")} help={t("commitments.new.body_help")} names={names} />
      <Field
        {...{ name: "dueOn", width: "s", inputMode: "numeric" }}
        label={t("commitments.due")}
        help={
          parent
            ? t("commitments.new.due_whole", { day: dates.day(parent.dueOn) })
            : t("meetings.form.day_help")
        }
      />
    </>
  )
}
