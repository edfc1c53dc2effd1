import { useTranslation } from "../i18n/translation.tsx"
import { MeantField } from "../people/organisations/meant-field.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { ANSWER_OUTCOMES, type Content, PART_VERDICTS } from "./answer.ts"
import { MOST_PARTS, MOST_PROMISES } from "./input.ts"
import { typedEuros } from "./money.ts"

type Props = {
  content: Content
  passedTo: { name: string } | null
  names: readonly string[]
  locales: readonly string[]
}

/** So many empty rows stand below those that are written: more come with the next saving. */
const EMPTY_ROWS = 2
const rows = (written: number, most: number) =>
  Array.from({ length: Math.min(most, written + EMPTY_ROWS) }, (_, n) => n)

const typedDay = (day: string | null | undefined) => day?.split("-").reverse().join("/") ?? ""

/** The language in which something is written. */
export const LanguageField = ({ value, locales }: { value: string; locales: readonly string[] }) => {
  const { t } = useTranslation()
  return (
    <Field
      {...{ as: "select", name: "language", width: "m", value }}
      label={t("answers.form.language")}
      options={locales.map((locale) => ({ value: locale, label: t(`common.languages.${locale as "it"}`) }))}
    />
  )
}

const PartFields = ({ content }: Pick<Props, "content">) => {
  const { t } = useTranslation()
  const { parts, language } = content
  return (
    <fieldset className="stack">
      <legend className="legend">{t("answers.form.parts")}</legend>
      <div className="help">{t("answers.form.parts_help")}</div>
      {rows(parts.length, MOST_PARTS).map((n) => (
        <fieldset key={n} className="box stack">
          <legend>{t("answers.form.part", { n: n + 1 })}</legend>
          <Field
            {...{ name: `part${n}what`, value: parts[n]?.what, maxLength: 500, lang: language, dir: "auto" }}
            label={t("answers.form.part_what")}
          />
          <Field
            {...{ as: "select", name: `part${n}verdict`, width: "m", value: parts[n]?.verdict, prompt: "–" }}
            label={t("answers.form.part_verdict")}
            options={PART_VERDICTS.map((value) => ({ value, label: t(`answers.verdicts.${value}`) }))}
          />
          <Field
            {...{ as: "textarea", name: `part${n}reason`, rows: 2, value: parts[n]?.reason, maxLength: 6000 }}
            {...{ lang: language, dir: "auto" }}
            label={t("answers.form.part_reason")}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}

const MeansFields = ({ content }: Pick<Props, "content">) => {
  const { t } = useTranslation()
  const { cost, funding, term, language } = content
  return (
    <>
      <Field
        {...{ name: "cost", width: "s", inputMode: "decimal", value: cost ? typedEuros(cost) : "" }}
        label={t("answers.form.cost")}
        help={t("answers.form.cost_help")}
      />
      <CheckField name="noCost" checked={cost === 0} label={t("answers.form.no_cost")} />
      <Field
        {...{ name: "funding", value: funding, maxLength: 500, lang: language, dir: "auto" }}
        label={t("answers.funding")}
        help={t("answers.form.funding_help")}
      />
      <Field
        {...{ name: "term", width: "s", inputMode: "numeric", value: typedDay(term) }}
        label={t("answers.term")}
        help={t("meetings.form.day_help")}
      />
    </>
  )
}

const PromiseFields = ({ content }: Pick<Props, "content">) => {
  const { t } = useTranslation()
  const { promises, language } = content
  return (
    <fieldset className="stack">
      <legend className="legend">{t("answers.form.promises")}</legend>
      <div className="help">{t("answers.form.promises_help")}</div>
      {rows(promises.length, MOST_PROMISES).map((n) => (
        <fieldset key={n} className="box stack">
          <legend>{t("answers.form.promise", { n: n + 1 })}</legend>
          <Field
            {...{
              name: `promise${n}title`,
              value: promises[n]?.title,
              maxLength: 500,
              lang: language,
              dir: "auto",
            }}
            label={t("answers.form.promise_title")}
          />
          <Field
            {...{ name: `promise${n}due`, width: "s", inputMode: "numeric" }}
            value={typedDay(promises[n]?.dueOn)}
            label={t("answers.form.promise_due")}
            help={t("meetings.form.day_help")}
          />
        </fieldset>
      ))}
    </fieldset>
  )
}

/** Everything that an answer says, on one page: what is not needed for what it answers stays empty. */
export const AnswerFields = ({ content, passedTo, names, locales }: Props) => {
  const { t } = useTranslation()
  return (
    <>
      <Choice
        {...{ name: "outcome", legend: t("answers.form.outcome"), value: content.outcome }}
        options={ANSWER_OUTCOMES.map((value) => ({
          ...{ value, label: t(`answers.outcomes.${value}`), help: t(`answers.form.outcome_help.${value}`) },
        }))}
      />
      <MeantField
        {...{ names, value: passedTo?.name }}
        label={t("answers.form.passed_to")}
        help={t("answers.form.passed_to_help")}
      />
      <Field
        {...{ as: "textarea", name: "words", rows: 8, value: content.words, maxLength: 6000, dir: "auto" }}
        lang={content.language}
        label={t("answers.form.words")}
        help={t("answers.form.words_help")}
      />
      <LanguageField value={content.language} locales={locales} />
      <PartFields content={content} />
      <MeansFields content={content} />
      <PromiseFields content={content} />
    </>
  )
}
