import { describe, expect, test } from "vitest"
import { createTranslate, type MessageKey, type Messages, type Values } from "#app/i18n/translate.ts"

const SOURCE: Messages = {
  part: {
    plain: "Ciao",
    only_here: "Solo in italiano",
    named: "Ciao {{name}}, siedi al {{roundtable}}",
    seats_one: "{{count}} posto",
    seats_many: "{{count}} di posti",
    seats_other: "{{count}} posti",
  },
}
const FRENCH: Messages = {
  part: { plain: "Bonjour", seats_one: "{{count}} siège", seats_other: "{{count}} sièges" },
}
const FORMS = ["zero", "one", "two", "few", "many", "other"]
const ARABIC: Messages = {
  part: Object.fromEntries(FORMS.map((form) => [`seats_${form}`, `${form} {{count}}`])),
}

/** As `createTranslate`, for keys of these messages. */
const translate = (locale: string, messages: Messages) => {
  const t = createTranslate(locale, messages, SOURCE)
  return (name: string, values?: Values) => t(`part.${name}` as MessageKey, values)
}

test("a text is in the page's language", () => {
  expect(translate("fr", FRENCH)("plain")).toBe("Bonjour")
})

test("a text that a language lacks is in Italian", () => {
  expect(translate("fr", FRENCH)("only_here")).toBe("Solo in italiano")
})

test("a language without messages speaks Italian", () => {
  expect(translate("ar", {})("plain")).toBe("Ciao")
})

test("Italian needs no other messages", () => {
  const t = createTranslate("it", SOURCE)
  expect(t("part.plain" as MessageKey)).toBe("Ciao")
})

describe("a placeholder", () => {
  test("takes its value", () => {
    expect(translate("it", SOURCE)("named", { name: "Amina", roundtable: "Tavolo Scuola" })).toBe(
      "Ciao Amina, siedi al Tavolo Scuola",
    )
  })

  test("shows what people wrote as they wrote it, since pages escape for themselves", () => {
    expect(translate("it", SOURCE)("named", { name: "<b>O'Neill</b> & figli", roundtable: "X" })).toBe(
      "Ciao <b>O'Neill</b> & figli, siedi al X",
    )
  })

  test.each([["{{roundtable}}"], ["$t(part.plain)"], ["$t(part.named)"], ["{{count}}"]])(
    "is not filled twice when somebody is called %s",
    (name) => {
      expect(translate("it", SOURCE)("named", { name, roundtable: "X" })).toBe(`Ciao ${name}, siedi al X`)
    },
  )

  test.each([
    ["one value is missing", { name: "Amina" }],
    ["all are", {}],
    ["nothing was given", undefined],
  ])("is never shown bare: it throws when %s", (_when, values) => {
    expect(() => translate("it", SOURCE)("named", values)).toThrow(/is missing/)
  })

  test("throws also in a text that fell back to Italian", () => {
    expect(() => translate("fr", FRENCH)("named", { name: "Amina" })).toThrow(/roundtable/)
  })
})

describe("the plural of", () => {
  test.each([
    ["it", SOURCE, 0, "0 posti"],
    ["it", SOURCE, 1, "1 posto"],
    ["it", SOURCE, 2, "2 posti"],
    ["it", SOURCE, 1_000_000, "1000000 di posti"],
    ["fr", FRENCH, 0, "0 siège"],
    ["fr", FRENCH, 1, "1 siège"],
    ["fr", FRENCH, 2, "2 sièges"],
    ["ar", ARABIC, 0, "zero 0"],
    ["ar", ARABIC, 1, "one 1"],
    ["ar", ARABIC, 2, "two 2"],
    ["ar", ARABIC, 3, "few 3"],
    ["ar", ARABIC, 10, "few 10"],
    ["ar", ARABIC, 11, "many 11"],
    ["ar", ARABIC, 99, "many 99"],
    ["ar", ARABIC, 100, "other 100"],
    ["ar", ARABIC, 103, "few 103"],
  ])("%s %#: %i", (locale, messages, count, text) => {
    expect(translate(locale, messages)("seats", { count })).toBe(text)
  })
})
