import { describe, expect, test } from "vitest"
import { formatDates } from "#app/i18n/dates.ts"
import { daysInWords } from "#app/notifications/days-in-words.ts"

describe("the values of a mail", () => {
  test.for([
    ["it", "21 dicembre 2026"],
    ["en", "21 December 2026"],
    ["fr", "21 décembre 2026"],
    ["ar", "21 ديسمبر 2026"],
  ] as const)("say their days in %s", ([language, said]) => {
    expect(daysInWords({ due: "2026-12-21" }, formatDates(language).day)).toEqual({ due: said })
  })

  test("stay as they are where they are no day, or have one within", () => {
    const values = { code: "8M1VY9MG57", due: "–", reason: "entro il 2026-12-21", day: "21/12/2026" }
    expect(daysInWords(values, formatDates("it").day)).toEqual(values)
  })
})
