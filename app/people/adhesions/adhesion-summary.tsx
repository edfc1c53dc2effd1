import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { useRegisterWords } from "../organisations/organisation-page.tsx"
import type { Step } from "./adhesion.ts"
import type { Draft } from "./step-form.tsx"

type Shown = Draft & { table: { code: string; name: string; language: string } | null }
type Row = readonly [Step, string, ReactNode]

const useRows = (adhesion: Shown): readonly Row[] => {
  const { t } = useTranslation()
  const words = useRegisterWords()
  const number = (register: string, section: string | null, value: string | null) =>
    value ? <bdi lang="it">{words({ register, section, number: value })}</bdi> : null
  const { table } = adhesion
  return [
    ["body", t("people.organisations.name"), <bdi key="n">{adhesion.name}</bdi>],
    ["body", t("people.organisations.kind"), t(`people.kinds.${adhesion.kind as "school"}`)],
    ["body", t("organisations.level"), t(`organisations.levels.${adhesion.level as "regional"}`)],
    [
      "body",
      t("people.organisations.territory"),
      <bdi key="t" lang="it">
        {adhesion.territory}
      </bdi>,
    ],
    [
      "registers",
      t("organisations.registers.names.national"),
      number("national", adhesion.nationalSection, adhesion.nationalNumber),
    ],
    ["registers", t("organisations.registers.names.runts"), number("runts", null, adhesion.runtsNumber)],
    [
      "registers",
      t("organisations.registers.names.regional"),
      number("regional", adhesion.regionalName, adhesion.regionalNumber),
    ],
    [
      "registers",
      t("organisations.contacts.title"),
      [adhesion.email, adhesion.pec, adhesion.phone, adhesion.website].filter(Boolean).join(", "),
    ],
    [
      "table",
      t("organisations.adhesion.table"),
      table ? (
        <bdi key="b" lang={table.language}>
          {table.name}
        </bdi>
      ) : (
        t("organisations.adhesion.register_only")
      ),
    ],
    [
      "table",
      t("organisations.adhesion.why"),
      adhesion.reason ? (
        <span key="w" dir="auto">
          {adhesion.reason}
        </span>
      ) : null,
    ],
    [
      "contact",
      t("organisations.adhesion.contact"),
      [adhesion.contactName, adhesion.contactRole, adhesion.contactEmail].filter(Boolean).join(", "),
    ],
    ["annexes", t("organisations.adhesion.annexes"), adhesion.files.map(({ name }) => name).join(", ")],
  ]
}

/** Everything that was answered; with `base` each answer has the way to change it. */
export const AdhesionSummary = ({ adhesion, base }: { adhesion: Shown; base?: string }) => {
  const { t } = useTranslation()
  return (
    <SummaryList
      missing={t("common.none")}
      items={useRows(adhesion).map(([step, term, value]) => ({
        ...{ term, value },
        ...(base
          ? {
              change: { href: `${base}?step=${step}`, label: t("organisations.adhesion.change"), what: term },
            }
          : {}),
      }))}
    />
  )
}
