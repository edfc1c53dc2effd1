import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { directionOf, negotiateLocale } from "#app/i18n/locale.ts"

const AVAILABLE = ["ar", "en", "fr", "it"]

type Wish = Parameters<typeof negotiateLocale>[1]

describe("the language of a page is", () => {
  test.each<[string, Wish, string]>([
    ["Italian when nobody says anything", {}, "it"],
    ["the one chosen by hand before all", { chosen: "fr", person: "ar", acceptLanguage: "en" }, "fr"],
    ["the person's before the browser's", { person: "ar", acceptLanguage: "en" }, "ar"],
    ["the person's when the chosen one is unknown", { chosen: "de", person: "ar" }, "ar"],
    ["the browser's when nothing was chosen", { acceptLanguage: "en" }, "en"],
    ["the browser's when the person's has no messages", { person: "sq", acceptLanguage: "fr" }, "fr"],
    ["that of a country's variety", { acceptLanguage: "fr-BE" }, "fr"],
    ["whatever its capitals", { acceptLanguage: "EN-us" }, "en"],
    ["the heaviest", { acceptLanguage: "en;q=0.5, ar;q=0.9, fr;q=0.7" }, "ar"],
    ["the first of equal weight", { acceptLanguage: "fr, en" }, "fr"],
    ["the first that there is", { acceptLanguage: "de, sq;q=0.9, fr;q=0.8" }, "fr"],
    ["never one of no weight", { acceptLanguage: "en;q=0, fr;q=0.1" }, "fr"],
    ["never one whose weight is no number", { acceptLanguage: "en;q=x, fr;q=0.1" }, "fr"],
    ["Italian for a browser that takes any", { acceptLanguage: "*" }, "it"],
    ["Italian for a browser of unknown languages", { acceptLanguage: "de, sq" }, "it"],
    ["Italian when nothing is chosen and nobody is signed in", { chosen: null, person: null }, "it"],
    ["Italian for a choice that is a path", { chosen: "../../etc" }, "it"],
  ])("%s", (_which, wish, locale) => {
    expect(negotiateLocale(AVAILABLE, wish)).toBe(locale)
  })

  test("always one that there is, whatever the browser sends", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (chosen, acceptLanguage) => {
        expect(AVAILABLE).toContain(negotiateLocale(AVAILABLE, { chosen, acceptLanguage }))
      }),
    )
  })
})

test.each([
  ["it", "ltr"],
  ["en", "ltr"],
  ["fr", "ltr"],
  ["ar", "rtl"],
  ["ar-EG", "rtl"],
  ["fa", "rtl"],
])("a page in %s runs %s", (locale, direction) => {
  expect(directionOf(locale)).toBe(direction)
})
