import { expect, test } from "vitest"
import { loadMessages } from "#app/i18n/load.server.ts"
import { createTranslate } from "#app/i18n/translate.ts"
import { noticeLine } from "#app/notifications/notice-line.ts"

const catalogue = loadMessages("app/i18n/messages")
const t = (locale: string) => createTranslate(locale, catalogue[locale] ?? {}, catalogue.it)
const params = { roundtable: "Tavolo Puglia", path: "/roundtables/A" }

test.each([
  ["in Italian", "it", "Il tuo mandato al Tavolo Puglia è finito"],
  ["in English", "en", "Tavolo Puglia"],
  ["in Arabic", "ar", "Tavolo Puglia"],
])("a notice is written in its reader's language: %s", (_name, locale, words) => {
  expect(noticeLine(t(locale), { kind: "mandate_ended", params })).toContain(words)
})

test.each([
  ["whose values are gone", { kind: "mandate_ended", params: null }, "Avviso di più di un anno fa"],
  ["of a kind that no longer exists", { kind: "gone", params }, "non sa più leggere"],
  ["that lacks a value", { kind: "mandate_ended", params: {} }, "non sa più leggere"],
])("a notice %s says so", (_what, notice, words) => {
  expect(noticeLine(t("it"), notice)).toContain(words)
})
