import { describe, expect, test } from "vitest"
import { loadMessages } from "#app/i18n/load.server.ts"
import { typeset } from "#app/i18n/typography.ts"

describe("French is set with spaces that do not break", () => {
  test.each([
    ["Vous n'avez pas de compte ?", "Vous n'avez pas de compte\u00a0?"],
    ["Mandat : {{from}} – {{to}}", "Mandat\u00a0: {{from}} – {{to}}"],
    ["La Table « Puglia » a voté ; merci !", "La Table «\u00a0Puglia\u00a0» a voté\u00a0; merci\u00a0!"],
    ["à 15:30, sur https://exemple.it", "à 15:30, sur https://exemple.it"],
  ])("%s", (typed, expected) => {
    expect(typeset("fr", typed)).toBe(expected)
  })
})

test("other languages stay as they were typed", () => {
  expect(typeset("it", "Scrivi : così ?")).toBe("Scrivi : così ?")
})

test("the messages are read set", () => {
  const french = JSON.stringify(loadMessages("app/i18n/messages").fr)
  expect(french).toContain("Erreur\u00a0:")
  expect(french).not.toMatch(/ [:;?!»]/)
})
