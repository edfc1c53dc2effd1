import { nameKey } from "../../../fold.ts"
import type { Translate } from "../../../i18n/translate.ts"
import { COLUMNS, type Column } from "../column.ts"
import { LEVELS, NATIONAL_SECTIONS, ORGANISATION_KINDS } from "../organisation.ts"
import type { Labels } from "./import-row.ts"

const LANGUAGES = ["it", "en", "fr", "ar"] as const

/** The languages at hand: the reader's own translation, and every other by its code. */
export type Languages = { t: Translate; locales: readonly string[]; speak(locale: string): Translate }

const speakersOf = ({ t, locales, speak }: Languages) => [t, ...locales.map((locale) => speak(locale))]

/**
 * The words that a file may use in place of the register's own, folded, in every language: a list that a colleague
 * exported in French is read by whoever works in Italian. Where two languages differ, the first one's meaning holds.
 */
export const labelsOf = (languages: Languages): Labels => {
  const speakers = speakersOf(languages)
  const words = <Value extends string>(
    values: readonly Value[],
    label: (t: Translate, value: Value) => string,
  ) => {
    const pairs = [
      ...speakers.map((t) => (value: Value) => label(t, value)),
      (value: Value) => value,
    ].flatMap((said) => values.map((value) => [nameKey(said(value)), value] as const))
    return new Map(pairs.reverse())
  }
  return {
    kind: words(ORGANISATION_KINDS, (t, value) => t(`people.kinds.${value}`)),
    level: words(LEVELS, (t, value) => t(`organisations.levels.${value}`)),
    language: words(LANGUAGES, (t, value) => t(`common.languages.${value}`)),
    nationalSection: words(NATIONAL_SECTIONS, (t, value) => t(`organisations.sections.${value}`)),
  }
}

/** What each language calls the register's columns, the reader's first. */
export const columnNames = (languages: Languages): Record<Column, readonly string[]> => {
  const speakers = speakersOf(languages)
  return Object.fromEntries(
    COLUMNS.map((column) => [column, speakers.map((t) => t(`organisations.columns.${column}`))]),
  ) as unknown as Record<Column, readonly string[]>
}
