import { createContext, type ReactNode, useContext } from "react"
import { formatDates } from "./dates.ts"
import { directionOf } from "./locale.ts"
import type { Messages, Translate } from "./translate.ts"

/** `messages` are those that a hydrated page carries along; empty on every other. */
type Translation = { locale: string; t: Translate; messages: Messages }

const TranslationContext = createContext<Translation | null>(null)

/** Gives the pages below it their language. */
export const TranslationProvider = ({ value, children }: { value: Translation; children: ReactNode }) => (
  <TranslationContext.Provider value={value}>{children}</TranslationContext.Provider>
)

/** The page's language: `t` for texts, `dates` for civil dates in Europe/Rome. */
export const useTranslation = () => {
  const translation = useContext(TranslationContext)
  if (!translation) throw new Error("TranslationProvider is missing")
  const { locale, t, messages } = translation
  return { locale, t, messages, dir: directionOf(locale), dates: formatDates(locale) }
}
