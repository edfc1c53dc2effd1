import { createInstance } from "i18next"
import type common from "./messages/it/common.json"
import type documents from "./messages/it/documents.json"
import type errors from "./messages/it/errors.json"
import type mail from "./messages/it/mail.json"
import type people from "./messages/it/people.json"
import type roundtables from "./messages/it/roundtables.json"

type Source = {
  common: typeof common
  documents: typeof documents
  errors: typeof errors
  mail: typeof mail
  people: typeof people
  roundtables: typeof roundtables
}
type PluralSuffix = "_zero" | "_one" | "_two" | "_few" | "_many" | "_other"
type WithoutPlural<K extends string> = K extends `${infer Base}${PluralSuffix}` ? Base : K
type Leaves<T> = {
  [K in keyof T & string]: T[K] extends string ? WithoutPlural<K> : `${K}.${Leaves<T[K]>}`
}[keyof T & string]

/** A key of the Italian messages, without plural suffix: `domain.part.name`. */
export type MessageKey = Leaves<Source>
/** Messages of one locale: domain → nested keys. */
export type Messages = { readonly [domain: string]: unknown }
export type Values = Record<string, string | number>
/** The text of a key; `count` chooses the plural form by the locale's CLDR rules. */
export type Translate = (key: MessageKey, values?: Values) => string

/**
 * A translator over one locale's messages, falling back to the Italian ones.
 * @throws on a missing variable, so that no page shows a bare placeholder
 */
export const createTranslate = (
  locale: string,
  messages: Messages,
  source: Messages = messages,
): Translate => {
  const instance = createInstance()
  void instance.init({
    lng: locale,
    fallbackLng: "it",
    resources: { it: { translation: source }, [locale]: { translation: messages } },
    interpolation: { escapeValue: false },
    initAsync: false,
    returnNull: false,
    showSupportNotice: false,
    missingInterpolationHandler: (text, value) => {
      throw new Error(`Variable ${value[1]} is missing in "${text}"`)
    },
  } as Parameters<typeof instance.init>[0])
  return (key, values) => instance.t(key, values as Record<string, unknown>) as string
}
