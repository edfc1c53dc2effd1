import { expect, test } from "vitest"
import { nameKey } from "#app/fold.ts"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { columnNames, labelsOf } from "#app/people/organisations/import/labels.ts"
import { guessMapping } from "#app/people/organisations/import/mapping.ts"

const catalogue = loadMessages("app/i18n/messages")
const speak = (locale: string) => createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)
const inItalian = { t: speak("it"), locales: Object.keys(catalogue), speak }

test.for(["it", "en", "fr", "ar"])(
  "a file whose headings are in %s is understood by whoever works in Italian",
  (locale) => {
    const headings = ["name", "kind", "territory"].map((column) =>
      speak(locale)(`organisations.columns.${column as "name"}`),
    )
    expect(guessMapping(headings, columnNames(inItalian)).columns).toEqual({ name: 0, kind: 1, territory: 2 })
  },
)

test.for(["it", "en", "fr", "ar"])("what %s calls a kind of body is that kind", (locale) => {
  const word = speak(locale)("people.kinds.municipality")
  expect(labelsOf(inItalian).kind?.get(nameKey(word))).toBe("municipality")
})

test("every kind of body is found by the reader's own word for it, whatever another language means by it", () => {
  const { kind } = labelsOf({ ...inItalian, t: speak("en"), locales: ["it"] })
  expect(kind?.get(nameKey(speak("en")("people.kinds.school")))).toBe("school")
})
