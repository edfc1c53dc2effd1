import type { SerializeFrom } from "@remix-run/node"
import { useTranslation } from "../i18n/translation.tsx"
import { TerritoryField } from "../taxonomies/territory-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Section } from "../ui/page-head.tsx"
import type { PracticeForm } from "./queries.server.ts"
import { NEEDED_TO_PUBLISH, QUESTIONS, type Question } from "./questions.ts"

type Props = { form: SerializeFrom<PracticeForm>; locales: readonly string[] }

const isNeeded = (question: Question) => (NEEDED_TO_PUBLISH as readonly Question[]).includes(question)

/** The questions, one under the other, each with what helps to answer it. */
const QuestionFields = ({ form }: Pick<Props, "form">) => {
  const { t } = useTranslation()
  return (
    <Section id="questions" title={t("practices.form.questions")}>
      <div className="stack-l">
        {QUESTIONS.map((question) => (
          <Field
            key={question}
            as="textarea"
            name={question}
            rows={5}
            optional={!isNeeded(question)}
            label={t(`practices.questions.${question}`)}
            help={t(`practices.help.${question}`)}
            value={form.answers[question]}
            {...{ lang: form.language, dir: "auto" }}
          />
        ))}
      </div>
    </Section>
  )
}

const When = ({ form }: Pick<Props, "form">) => {
  const { t, dates } = useTranslation()
  return (
    <div className="grid-2">
      {(["startsOn", "endsOn"] as const).map((name) => (
        <Field
          key={name}
          name={name}
          optional
          width="s"
          label={t(`practices.form.${name}`)}
          help={t("practices.form.day_help")}
          value={form[name] ? dates.typed(form[name]) : null}
          {...{ inputMode: "numeric", dir: "ltr" }}
        />
      ))}
    </div>
  )
}

/** Where, when and about what it was, who did it, whom to ask. */
const AboutFields = ({ form }: Pick<Props, "form">) => {
  const { t } = useTranslation()
  const { topics, chosen, bodies, places, proposals } = form.offers
  return (
    <Section id="about" title={t("practices.form.about")}>
      <div className="stack-l">
        <TerritoryField places={places} label={t("practices.form.territory")} value={form.territory} />
        <When form={form} />
        {topics.length > 0 ? (
          <Choice
            several
            optional
            name="topics[]"
            legend={t("practices.form.topics")}
            options={topics.map(({ id, label }) => ({ value: id, label, checked: chosen.includes(id) }))}
          />
        ) : null}
        {bodies.length > 0 ? (
          <Choice
            several
            optional
            name="bodies[]"
            legend={t("practices.form.bodies")}
            help={t("practices.form.bodies_help")}
            options={bodies.map(({ code, name, language, chosen }) => ({
              ...{ value: code, label: <bdi lang={language}>{name}</bdi>, checked: chosen },
            }))}
          />
        ) : null}
        <Field
          name="contact"
          optional
          label={t("practices.form.contact")}
          help={t("practices.form.contact_help")}
          value={form.contact}
          {...{ lang: form.language, dir: "auto", maxLength: 300 }}
        />
        {proposals.length > 0 ? (
          <Field
            as="select"
            name="proposal"
            optional
            label={t("practices.form.proposal")}
            help={t("practices.form.proposal_help")}
            value={form.proposal}
            prompt={t("practices.form.proposal_none")}
            options={proposals.map(({ code, title }) => ({ value: code, label: title }))}
          />
        ) : null}
      </div>
    </Section>
  )
}

/** What a good practice says, on one page: title and language, the questions, the facts around them. */
export const PracticeFields = ({ form, locales }: Props) => {
  const { t } = useTranslation()
  return (
    <>
      <input type="hidden" name="rev" value={form.rev} />
      <Field
        name="title"
        label={t("practices.form.title_field")}
        help={t("practices.form.title_help")}
        value={form.title}
        {...{ lang: form.language, dir: "auto", maxLength: 160 }}
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("practices.form.language")}
        value={form.language}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      <QuestionFields form={form} />
      <AboutFields form={form} />
    </>
  )
}
