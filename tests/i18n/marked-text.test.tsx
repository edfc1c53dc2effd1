import { renderToStaticMarkup } from "react-dom/server"
import { expect, test } from "vitest"
import { MarkedText } from "#app/i18n/marked-text.tsx"
import { createTranslate, type MessageKey } from "#app/i18n/translate.ts"
import { TranslationProvider } from "#app/i18n/translation.tsx"

const messages = { part: { open: "Écrire : {{paper}}, pour {{body}}.", plain: "Bonjour" } }

const written = (key: string, marks: Parameters<typeof MarkedText>[0]["marks"]) =>
  renderToStaticMarkup(
    <TranslationProvider value={{ locale: "fr", t: createTranslate("fr", messages), messages }}>
      <MarkedText k={`part.${key}` as MessageKey} marks={marks} values={{ body: "ARPAL" }} />
    </TranslationProvider>,
  )

test("words of people keep their language inside a sentence of the page's", () => {
  expect(written("open", { paper: <bdi lang="it">Piano</bdi> })).toBe(
    'Écrire : <bdi lang="it">Piano</bdi>, pour ARPAL.',
  )
})

test("a sentence without such words is itself", () => {
  expect(written("plain", {})).toBe("Bonjour")
})
