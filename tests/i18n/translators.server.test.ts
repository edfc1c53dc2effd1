import { describe, expect, test } from "vitest"
import type { MessageKey } from "#app/i18n/translate.ts"
import { createTranslators } from "#app/i18n/translators.server.ts"

const KEY = "common.greeting" as MessageKey
const catalogue = (italian: string) => ({
  it: { common: { greeting: italian } },
  fr: { common: { greeting: "Bonjour" } },
})

describe("translators", () => {
  test("speak the language asked for", () => {
    expect(createTranslators(() => catalogue("Buongiorno"))("fr")(KEY)).toBe("Bonjour")
  })

  test("speak Italian where a language is not known", () => {
    expect(createTranslators(() => catalogue("Buongiorno"))("xx")(KEY)).toBe("Buongiorno")
  })

  test("are made once while the messages stay the same", () => {
    const messages = catalogue("Buongiorno")
    const translate = createTranslators(() => messages)
    expect(translate("it")).toBe(translate("it"))
  })

  test("follow messages that changed", () => {
    let messages = catalogue("Buongiorno")
    const translate = createTranslators(() => messages)
    translate("it")
    messages = catalogue("Ciao")
    expect(translate("it")(KEY)).toBe("Ciao")
  })
})
