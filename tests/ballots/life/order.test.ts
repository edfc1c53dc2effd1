import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { type Beside, refuseOrder, STAGES } from "#app/ballots/life/order.ts"

const one = (stage: string, state: string): Beside => ({ stage, state })
const asked = (stage: string, ...beside: Beside[]) =>
  refuseOrder(stage, beside)?.key.replace("ballots.refuse.", "") ?? null

describe("a question of a point is put", () => {
  test.each([
    ["alone", asked("main"), null],
    [
      "the text, once its amendments are closed",
      asked("main", one("replace", "closed"), one("add", "published")),
      null,
    ],
    ["the text, once an amendment is taken back", asked("main", one("replace", "cancelled")), null],
    ["the text beside another part of it", asked("main", one("main", "open")), null],
    ["an amendment before the text", asked("add", one("main", "draft")), null],
    ["one that suppresses before one that adds", asked("suppress", one("add", "draft")), null],
    ["one that replaces beside another in preparation", asked("replace", one("replace", "draft")), null],
    ["one that adds, after one that replaces", asked("add", one("replace", "closed")), null],
  ])("%s", (_what, reason, expected) => {
    expect(reason).toBe(expected)
  })
})

describe("a question of a point waits, or comes too late", () => {
  test.each([
    ["the text, for an amendment in preparation", asked("main", one("add", "draft")), "amendments_first"],
    ["the text, for an amendment that is open", asked("main", one("suppress", "open")), "amendments_first"],
    ["one that adds, for one that replaces", asked("add", one("replace", "draft")), "amendments_in_order"],
    [
      "one that replaces, for one that suppresses",
      asked("replace", one("suppress", "open")),
      "amendments_in_order",
    ],
    [
      "an amendment, while another of its kind is open",
      asked("replace", one("replace", "open")),
      "another_open",
    ],
    ["one that suppresses, once one that adds is open", asked("suppress", one("add", "open")), "later_put"],
    ["one that replaces, once one that adds was voted", asked("replace", one("add", "closed")), "later_put"],
    ["an amendment, once the text is open", asked("replace", one("main", "open")), "text_put"],
    ["an amendment, once the text was voted", asked("suppress", one("main", "published")), "text_put"],
  ])("%s", (_what, reason, expected) => {
    expect(reason).toBe(expected)
  })
})

test("whatever is prepared, one of it may be put now, unless the text was put before", () => {
  const drafts = fc.array(fc.constantFrom(...STAGES), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(drafts, (stages) => {
      const all = stages.map((stage) => one(stage, "draft"))
      const free = all.filter((own) => asked(own.stage, ...all.filter((other) => other !== own)) === null)
      expect(free.length).toBeGreaterThan(0)
    }),
  )
})
