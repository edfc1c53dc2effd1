import { formatDates } from "#app/i18n/dates.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate, type Translate } from "#app/i18n/translate.ts"

const catalogue = loadMessages("app/i18n/messages")

/** The texts in a language, as pages and mails have them. */
export const textsIn = (locale: string): Translate =>
  createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)

/** The dates of a language. */
export const datesIn = formatDates
