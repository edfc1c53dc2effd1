import { describe, expect, test } from "vitest"
import { actionName, choicesOf, kindName } from "#app/audit/names.ts"
import { createTranslate } from "#app/i18n/translate.ts"

const messages = {
  audit: {
    actions: { seat: { taken: "Posto occupato", "mandate-ended": "Mandato chiuso" } },
    kinds: { seat: "Posto" },
  },
}
const t = createTranslate("it", messages)

describe("what the log holds is called", () => {
  test.each([
    [actionName(t, "seat.mandate-ended"), "Mandato chiuso"],
    [kindName(t, "seat"), "Posto"],
    [actionName(t, "long.gone"), "long.gone"],
    [kindName(t, "thing"), "thing"],
  ])("%s", (name, expected) => {
    expect(name).toBe(expected)
  })
})

test("everything that has a name is there to choose from, by name", () => {
  expect(choicesOf(messages, "actions", "it")).toEqual([
    { value: "seat.mandate-ended", label: "Mandato chiuso" },
    { value: "seat.taken", label: "Posto occupato" },
  ])
  expect(choicesOf({}, "kinds", "it")).toEqual([])
})
