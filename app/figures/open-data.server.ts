import type { Translate } from "../i18n/translate.ts"
import { LICENCE } from "./licence.ts"
import type { Figures } from "./queries.server.ts"
import { figureRows, MEASURES } from "./rows.ts"

const FIELDS = ["part", "by", "key", "name", "measure", "number", "of", "percent"] as const

/**
 * The figures of a public table as open data: what each field and each measure means stands in the file itself.
 * @param address where the page with the same numbers is
 */
export const openData = (figures: Figures, address: string, t: Translate) => ({
  format: "tavoli-figures-1",
  title: `${t("figures.title")}: ${figures.roundtable.name}`,
  ...{ page: address, language: "it", licence: LICENCE, madeOn: figures.day },
  roundtable: {
    ...{ code: figures.roundtable.code, name: figures.roundtable.name },
    territory: figures.roundtable.territory,
  },
  period: figures.period,
  about: [t("figures.lead"), t("figures.participation.lead"), t("figures.participation.few")],
  fields: Object.fromEntries(FIELDS.map((field) => [field, t(`figures.fields.${field}`)])),
  measures: Object.fromEntries(MEASURES.map((measure) => [measure, t(`figures.measures.${measure}`)])),
  figures: figureRows(figures, t).map(({ tenths, ...row }) => ({
    ...{ ...row, percent: tenths === null ? null : tenths / 10 },
  })),
})
