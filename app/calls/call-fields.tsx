import { typedEuros } from "../answers/money.ts"
import { RefusableForm } from "../form-parts.tsx"
import type { Refusal } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { TerritoryField } from "../taxonomies/territory-field.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Section } from "../ui/page-head.tsx"
import { WHO } from "./call.ts"

const ROWS = 8

type Card = {
  title: string
  language: string
  purpose: string
  kinds: readonly string[]
  territory: string | null
  budgetCents: number
  mostCents: number
  leastPoints: number
  isPartGiven: boolean
  opensAt: string
  closesAt: string
  contact: string
  funding: string | null
  criteria: readonly { name: string; most: number }[]
}
type Offers = {
  places: readonly string[]
  blocks: readonly { code: string; title: string; cup: string | null }[]
}
type Props = {
  call?: Card
  offers: Offers
  locales: readonly string[]
  formKey: string
  refusal: Refusal | undefined
}

/** What a kind of body is called, the young people's own seats too. */
export const useWho = () => {
  const { t } = useTranslation()
  return (kind: string) => (kind === "seat" ? t("calls.own_seat") : t(`people.kinds.${kind as "region"}`))
}

const About = ({ call, locales }: Pick<Props, "call" | "locales">) => {
  const { t, locale } = useTranslation()
  return (
    <Section id="about" title={t("calls.form.about")}>
      <Field name="title" label={t("calls.form.title")} value={call?.title} maxLength={160} dir="auto" />
      <Field
        {...{ as: "select", name: "language", width: "m", value: call?.language ?? locale }}
        label={t("proposals.form.language")}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
      <Field
        {...{ as: "textarea", name: "purpose", rows: 8, dir: "auto", value: call?.purpose }}
        label={t("calls.purpose")}
        help={t("calls.form.purpose_help")}
      />
    </Section>
  )
}

const WhoFields = ({ call, offers }: Pick<Props, "call" | "offers">) => {
  const { t } = useTranslation()
  const who = useWho()
  return (
    <Section id="who" title={t("calls.who")}>
      <Choice
        several
        columns
        name="kinds[]"
        legend={t("calls.form.kinds")}
        options={WHO.map((value) => ({
          ...{ value, label: who(value), checked: call?.kinds.includes(value) ?? false },
        }))}
      />
      <TerritoryField
        places={offers.places}
        label={t("calls.form.territory")}
        value={call?.territory ?? null}
      />
    </Section>
  )
}

const MoneyFields = ({ call, offers }: Pick<Props, "call" | "offers">) => {
  const { t } = useTranslation()
  const money = { width: "s", inputMode: "decimal", dir: "ltr" } as const
  return (
    <Section id="money" title={t("calls.form.money")}>
      <Field
        {...{ name: "budget", ...money, value: call && typedEuros(call.budgetCents) }}
        label={t("calls.budget")}
        help={t("calls.form.money_help")}
      />
      <Field
        {...{ name: "most", ...money, value: call && typedEuros(call.mostCents) }}
        label={t("calls.most")}
      />
      <CheckField
        name="isPartGiven"
        label={t("calls.form.part")}
        help={t("calls.form.part_help")}
        checked={call?.isPartGiven ?? false}
      />
      {offers.blocks.length > 0 ? (
        <Field
          {...{ as: "select", name: "funding", optional: true, value: call?.funding }}
          label={t("calls.form.funding")}
          prompt={t("calls.form.no_funding")}
          options={offers.blocks.map(({ code, title, cup }) => ({
            ...{ value: code, label: cup ? `${title} · ${cup}` : title },
          }))}
        />
      ) : null}
    </Section>
  )
}

type When = { name: "open" | "close"; at: string | undefined; preset: string }
const WhenFields = ({ name, at, preset }: When) => {
  const { t, dates } = useTranslation()
  return (
    <>
      <Field
        {...{ name: `${name}Day`, width: "s", inputMode: "numeric", dir: "ltr" }}
        label={t(`calls.form.${name}_day`)}
        help={t("meetings.form.day_help")}
        value={at ? dates.typed(at) : null}
      />
      <Field
        {...{ name: `${name}Time`, width: "xs", dir: "ltr" }}
        label={t(`calls.form.${name}_time`)}
        value={at ? dates.time(at) : preset}
      />
    </>
  )
}

const CriteriaFields = ({ call }: Pick<Props, "call">) => {
  const { t } = useTranslation()
  return (
    <Section id="criteria" title={t("calls.criteria")}>
      <p>{t("calls.form.criteria_help")}</p>
      {Array.from({ length: ROWS }, (_, n) => n).map((n) => (
        <fieldset key={n} className="field">
          <legend className="legend">{t("calls.form.criterion", { number: n + 1 })}</legend>
          <Field
            {...{ name: `criterion${n}name`, optional: n > 0, maxLength: 300, dir: "auto" }}
            label={t("calls.form.criterion_name")}
            value={call?.criteria[n]?.name}
          />
          <Field
            {...{ name: `criterion${n}most`, optional: n > 0, width: "xs", inputMode: "numeric", dir: "ltr" }}
            label={t("calls.form.criterion_most")}
            value={call?.criteria[n]?.most}
          />
        </fieldset>
      ))}
      <Field
        {...{ name: "leastPoints", optional: true, width: "xs", inputMode: "numeric", dir: "ltr" }}
        label={t("calls.form.least")}
        help={t("calls.form.least_help")}
        value={call?.leastPoints || null}
      />
    </Section>
  )
}

/** The form of a call, new or still a draft. */
export const CallForm = ({ call, offers, locales, formKey, refusal }: Props) => {
  const { t } = useTranslation()
  return (
    <RefusableForm formKey={formKey} refusal={refusal}>
      <About {...{ call, locales }} />
      <WhoFields {...{ call, offers }} />
      <MoneyFields {...{ call, offers }} />
      <Section id="when" title={t("calls.form.when")}>
        <WhenFields name="open" at={call?.opensAt} preset="09:00" />
        <WhenFields name="close" at={call?.closesAt} preset="21:00" />
      </Section>
      <CriteriaFields call={call} />
      <Section id="contact" title={t("calls.contact")}>
        <Field
          {...{ as: "textarea", name: "contact", rows: 3, dir: "auto", maxLength: 500, value: call?.contact }}
          label={t("calls.contact")}
          help={t("calls.form.contact_help")}
        />
      </Section>
      <Actions>
        <Button busy={t("common.form.saving")}>{t("calls.form.save")}</Button>
      </Actions>
    </RefusableForm>
  )
}
