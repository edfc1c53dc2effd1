import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { refuseDue, refuseTold, standingOf } from "#app/meetings/commitments/commitment.ts"

const OPEN = { state: "open", progress: 20, dueOn: "2026-05-10" }

describe("how a commitment stands", () => {
  test.each([
    ["open", 0, "2026-05-10", "waiting"],
    ["open", 1, "2026-05-10", "going"],
    ["open", 0, "2026-05-11", "late"],
    ["open", 100, "2026-05-11", "late"],
    ["done", 60, "2026-05-11", "done"],
    ["dropped", 0, "2026-05-11", "dropped"],
  ])("%s at %i on %s: %s", (state, progress, today, standing) => {
    expect(standingOf({ state, progress, dueOn: "2026-05-10" }, today)).toBe(standing)
  })
})

describe("what is told", () => {
  const told = { state: "open" as const, progress: 50, dueOn: null, words: null }
  test.each([
    ["going on", {}, "body", 0, null],
    ["done with all of it", { state: "done", progress: 100 }, "body", 0, null],
    ["done with less, unexplained", { state: "done" }, "body", 0, "words commitments.errors.done_why"],
    ["done with less, explained", { state: "done", words: "Basta così" }, "body", 0, null],
    [
      "done with a part open",
      { state: "done", progress: 100 },
      "secretariat",
      1,
      "state commitments.errors.parts_open",
    ],
    [
      "dropped by the body",
      { state: "dropped", words: "No" },
      "body",
      0,
      "state commitments.errors.body_drops",
    ],
    ["dropped unexplained", { state: "dropped" }, "secretariat", 0, "words commitments.errors.dropped_why"],
    ["dropped, explained", { state: "dropped", words: "No" }, "secretariat", 1, null],
  ] as const)("%s", (_, over, as, openParts, refused) => {
    const wrong = refuseTold(OPEN, { ...told, ...over }, { as, openParts })
    expect(wrong && `${wrong.field} ${wrong.reason.key}`).toBe(refused)
  })

  test("the body does not open again what is over", () => {
    const wrong = refuseTold({ ...OPEN, state: "done" }, told, { as: "body", openParts: 0 })
    expect(wrong?.reason.key).toBe("commitments.errors.body_reopens")
  })
})

test("a part is due when its whole is or before, and a whole not before its parts", () => {
  const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-05-${String(n).padStart(2, "0")}`)
  fc.assert(
    fc.property(day, day, day, (dueOn, parentDueOn, lastPartDueOn) => {
      const isFine = refuseDue(dueOn, { parentDueOn, lastPartDueOn }) === null
      expect(isFine).toBe(lastPartDueOn <= dueOn && dueOn <= parentDueOn)
    }),
  )
  expect(refuseDue("2026-05-01", { parentDueOn: null, lastPartDueOn: null })).toBeNull()
})
