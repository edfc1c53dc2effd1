import { useTranslation } from "../i18n/translation.tsx"
import { TerritoryField } from "../taxonomies/territory-field.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { Section } from "../ui/page-head.tsx"
import { NATURES } from "./card.ts"

type Card = {
  name: string
  territory: string
  mandate: string
  startsOn: string
  endsOn: string | null
  visibility: string
  language: string
  nature: string
  procedureNotice: string | null
  procedureOfficer: string | null
  procedureAct: string | null
  dataController: string | null
  dataAgreement: string | null
  dataContact: string | null
  dataNotice: string | null
}
type CardFieldsProps = { roundtable: Card; locales: readonly string[]; places: readonly string[] }

const typed = (day: string | null) => day?.split("-").map(Number).reverse().join("/")

const WhatItIs = ({ roundtable, locales, places }: CardFieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        name="name"
        label={t("roundtables.new.name")}
        value={roundtable.name}
        maxLength={200}
        dir="auto"
      />
      <Field
        as="textarea"
        name="mandate"
        label={t("roundtables.new.mandate")}
        help={t("roundtables.new.mandate_help")}
        value={roundtable.mandate}
        maxLength={2000}
        dir="auto"
      />
      <TerritoryField places={places} label={t("roundtables.new.territory")} value={roundtable.territory} />
      {(["startsOn", "endsOn"] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(name === "startsOn" ? "roundtables.new.starts_on" : "roundtables.new.ends_on")}
          help={t("roundtables.invite.day_help")}
          value={typed(roundtable[name])}
          optional={name === "endsOn"}
          width="s"
          inputMode="numeric"
          dir="ltr"
        />
      ))}
      <Choice
        name="visibility"
        legend={t("roundtables.new.visibility")}
        value={roundtable.visibility}
        options={(["public", "members"] as const).map((value) => ({
          value,
          label: t(`roundtables.new.visibility_${value}`),
          help: t(`roundtables.new.visibility_${value}_help`),
        }))}
      />
      <Field
        as="select"
        name="language"
        width="m"
        label={t("roundtables.new.language")}
        value={roundtable.language}
        options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
      />
    </>
  )
}

const PROCEDURE = ["procedureNotice", "procedureOfficer", "procedureAct"] as const
const DATA = ["dataController", "dataContact", "dataAgreement", "dataNotice"] as const
const LONG: readonly string[] = ["dataAgreement", "dataNotice"]

/** The card of a table: what it is, by which procedure, and who answers for its data. */
export const CardFields = ({ roundtable, locales, places }: CardFieldsProps) => {
  const { t } = useTranslation()
  return (
    <>
      <WhatItIs roundtable={roundtable} locales={locales} places={places} />
      <Section id="nature" title={t("roundtables.card.nature")}>
        <Choice
          name="nature"
          legend={t("roundtables.card.nature_legend")}
          value={roundtable.nature}
          options={NATURES.map((value) => ({
            value,
            label: t(`roundtables.card.natures.${value}`),
            help: t(`roundtables.card.natures.${value}_help`),
          }))}
        />
        {PROCEDURE.map((name) => (
          <Field
            key={name}
            name={name}
            label={t(`roundtables.card.fields.${name}`)}
            help={t("roundtables.card.procedure_help")}
            value={roundtable[name]}
            optional
            maxLength={500}
            dir="auto"
          />
        ))}
      </Section>
      <Section id="data" title={t("roundtables.card.data")}>
        {DATA.map((name) => (
          <Field
            key={name}
            {...(LONG.includes(name) ? { as: "textarea" as const } : {})}
            name={name}
            label={t(`roundtables.card.fields.${name}`)}
            help={t(`roundtables.card.fields.${name}_help`)}
            value={roundtable[name]}
            optional
            dir="auto"
          />
        ))}
      </Section>
    </>
  )
}
