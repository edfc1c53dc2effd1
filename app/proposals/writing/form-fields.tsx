import { useTranslation } from "../../i18n/translation.tsx"
import { TerritoryField } from "../../taxonomies/territory-field.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import type { Answers, FormStep } from "../answers.ts"

export type FormOffers = {
  topics: readonly { id: string; label: string }[]
  chosen: readonly string[]
  places: readonly string[]
  bodies: readonly { code: string; name: string }[]
}
export type Typing = {
  title: string
  language: string
  answers: Answers
  territory: string | null
  addresseeCode: string | null
}

type Props = { step: FormStep; proposal: Typing; offers: FormOffers; locales: readonly string[] }

const About = ({ proposal, offers, locales }: Omit<Props, "step">) => {
  const { t } = useTranslation()
  const { title, language, territory } = proposal
  return (
    <>
      <Field
        name="title"
        label={t("proposals.form.title_field")}
        help={t("proposals.form.title_help")}
        value={title}
        {...{ lang: language, dir: "auto", maxLength: 160 }}
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("proposals.form.language")}
        help={t("proposals.form.language_help")}
        value={language}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      <Choice
        several
        optional
        name="topics[]"
        legend={t("proposals.form.topics")}
        options={offers.topics.map(({ id, label }) => ({
          ...{ value: id, label, checked: offers.chosen.includes(id) },
        }))}
      />
      <TerritoryField places={offers.places} label={t("proposals.form.territory")} value={territory} />
    </>
  )
}

/** One page of the form: a question with what helps to answer it, or what the proposal is about. */
export const FormFields = ({ step, proposal, offers, locales }: Props) => {
  const { t } = useTranslation()
  if (step === "about") return <About {...{ proposal, offers, locales }} />
  return (
    <>
      <Field
        as="textarea"
        name={step}
        rows={8}
        label={t("proposals.form.your_answer")}
        help={t(`proposals.help.${step}`)}
        value={proposal.answers[step]}
        {...{ lang: proposal.language, dir: "auto" }}
      />
      {step === "toWhom" && offers.bodies.length > 0 ? (
        <Field
          as="select"
          name="addressee"
          optional
          label={t("proposals.form.addressee")}
          help={t("proposals.form.addressee_help")}
          value={proposal.addresseeCode}
          prompt={t("proposals.form.addressee_none")}
          options={offers.bodies.map(({ code, name }) => ({ value: code, label: name }))}
        />
      ) : null}
    </>
  )
}
