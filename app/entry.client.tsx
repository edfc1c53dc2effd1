import { RemixBrowser } from "@remix-run/react"
import { hydrateRoot } from "react-dom/client"
import { createTranslate, type Messages } from "./i18n/translate.ts"
import { TranslationProvider } from "./i18n/translation.tsx"

const carried: { locale: string; messages: Messages } = JSON.parse(
  document.getElementById("translation")?.textContent ?? "{}",
)
const t = createTranslate(carried.locale, carried.messages)

hydrateRoot(
  document,
  <TranslationProvider value={{ ...carried, t }}>
    <RemixBrowser />
  </TranslationProvider>,
)
