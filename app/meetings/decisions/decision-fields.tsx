import type { MessageKey } from "../../i18n/translate.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { TerritoryField } from "../../taxonomies/territory-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { type DecisionValues, type Numbers, OUTCOMES } from "./decision.ts"

type DecisionFieldsProps = {
  values: DecisionValues
  places: readonly string[]
  topics: readonly { id: string; label: string }[]
  locales: readonly string[]
}

const Votes = ({ numbers }: { numbers: Numbers | null }) => {
  const { t } = useTranslation()
  const fields = [
    ["inFavour", "in_favour"],
    ["against", "against"],
    ["abstained", "abstained"],
    ["invalid", "invalid"],
  ] as const
  return (
    <fieldset>
      <legend className="legend">{t("decisions.form.votes")}</legend>
      <p className="help">{t("decisions.form.votes_help")}</p>
      <div className="grid-3">
        {fields.map(([name, word]) => (
          <Field
            key={name}
            {...{ name, value: numbers?.[name], width: "xs", inputMode: "numeric", optional: true }}
            label={t(`decisions.form.${word}`)}
          />
        ))}
      </div>
    </fieldset>
  )
}

const Outcome = ({ values }: { values: DecisionValues }) => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        {...{ name: "outcome", legend: t("decisions.form.outcome"), value: values.outcome, columns: true }}
        options={OUTCOMES.map((value) => ({
          ...{ value, label: t(`decisions.outcomes.${value}`), help: t(`decisions.outcomes_help.${value}`) },
        }))}
      />
      <Votes numbers={values.numbers} />
    </>
  )
}

/** What a decision says: to record it, or to put it right. */
export const DecisionFields = ({ values, places, topics, locales }: DecisionFieldsProps) => {
  const { t, dates } = useTranslation()
  return (
    <>
      <Field
        {...{ name: "title", value: values.title, maxLength: 200, dir: "auto" }}
        label={t("decisions.form.title")}
        help={t("decisions.form.title_help")}
      />
      <Field
        {...{ as: "textarea", name: "text", rows: 5, maxLength: 1500, value: values.text, dir: "auto" }}
        label={t("decisions.form.text")}
        help={t("decisions.form.text_help")}
      />
      <Field
        {...{ as: "select", name: "language", width: "m", value: values.language }}
        label={t("items.new.language")}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value}` as MessageKey) }))}
      />
      <Outcome values={values} />
      <Field
        {...{ name: "decidedOn", width: "s", value: dates.typed(values.decidedOn), inputMode: "numeric" }}
        label={t("decisions.form.day")}
        help={t("meetings.form.day_help")}
      />
      <TerritoryField places={places} label={t("decisions.form.territory")} value={values.territory} />
      <Choice
        {...{ name: "topics[]", legend: t("decisions.form.topics"), several: true, optional: true }}
        options={topics.map(({ id, label }) => ({ value: id, label, checked: values.topics.includes(id) }))}
      />
    </>
  )
}
