import type { MessageCatalogue } from "./load.server.ts"
import { SOURCE_LOCALE } from "./locale.ts"
import { createTranslate, type Translate } from "./translate.ts"

/**
 * A translator for each language, made when first asked for and kept as long as the catalogue stays the same;
 * a language that the catalogue lacks is the source.
 */
export const createTranslators = (messages: () => MessageCatalogue): ((locale: string) => Translate) => {
  let catalogue: MessageCatalogue = {}
  let made = new Map<string, Translate>()
  return (wanted) => {
    const current = messages()
    if (current !== catalogue) {
      catalogue = current
      made = new Map()
    }
    const locale = current[wanted] ? wanted : SOURCE_LOCALE
    const translate =
      made.get(locale) ?? createTranslate(locale, current[locale] ?? {}, current[SOURCE_LOCALE])
    made.set(locale, translate)
    return translate
  }
}
