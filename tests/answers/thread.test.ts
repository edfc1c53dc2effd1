import fc from "fast-check"
import { expect, test } from "vitest"
import { THREAD_STEPS, type ThreadFacts, threadOf } from "#app/answers/thread/thread.ts"

const facts = (over: Partial<ThreadFacts> = {}): ThreadFacts => ({
  ...{ state: "voted", outcome: "approved", isAdmitted: true, answers: [], hasText: false, commitments: [] },
  ...over,
})
const said = (over: Partial<ThreadFacts>) =>
  threadOf(facts(over))
    .map(({ step, place }) => `${step} ${place}`)
    .join(", ")
const out = (outcome: string) => ({ state: "published", outcome })
const WAITING = { state: "taken", outcome: null }
const VOTED = "idea done, support done, discussion done, vote done"

test.each<[string, Partial<ThreadFacts>, string]>([
  [
    ...(["submitted", { state: "submitted", outcome: null, isAdmitted: false }] as const),
    "idea done, support now, discussion next, vote next, answer next, commitments next, done next",
  ],
  ["not admitted", { state: "not_admitted", outcome: null, isAdmitted: false }, "idea done, support ended"],
  [
    ...(["put to the vote", { state: "ballot", outcome: null }] as const),
    "idea done, support done, discussion done, vote now, answer next, commitments next, done next",
  ],
  ["tied", { outcome: "tied" }, "idea done, support done, discussion done, vote ended"],
  ["withdrawn while it was discussed", { state: "withdrawn" }, "idea done, support done, discussion ended"],
  ["approved and not asked for", {}, `${VOTED}, answer now, commitments next, done next`],
  [
    "of two bodies one answers",
    { answers: [out("accepted"), WAITING] },
    `${VOTED}, answer now, commitments next, done next`,
  ],
  ["a no", { answers: [out("not_accepted")] }, `${VOTED}, answer ended`],
  [
    "passed on and not answered yet",
    { answers: [out("not_competent"), WAITING] },
    `${VOTED}, answer now, commitments next, done next`,
  ],
  ["a yes that promises nothing", { answers: [out("accepted")] }, `${VOTED}, answer done`],
  [
    ...([
      "a partial yes with an open commitment",
      { answers: [out("partly")], commitments: [{ state: "open" }] },
    ] as const),
    `${VOTED}, answer done, commitments now, done next`,
  ],
  [
    ...([
      "all kept, and in a text",
      { answers: [out("partly")], commitments: [{ state: "done" }], hasText: true },
    ] as const),
    `${VOTED}, answer done, text done, commitments done, done done`,
  ],
  [
    ...([
      "kept and dropped",
      { answers: [out("partly")], commitments: [{ state: "done" }, { state: "dropped" }] },
    ] as const),
    `${VOTED}, answer done, commitments done, done ended`,
  ],
])("%s", (_what, over, expected) => {
  expect(said(over)).toBe(expected)
})

const anything = fc.record({
  state: fc.constantFrom(
    "draft",
    "submitted",
    "admitted",
    "not_admitted",
    "discussion",
    "ballot",
    "voted",
    "withdrawn",
    "merged",
    "split",
  ),
  outcome: fc.constantFrom(null, "approved", "not_approved", "tied"),
  isAdmitted: fc.boolean(),
  hasText: fc.boolean(),
  answers: fc.array(
    fc.constantFrom(WAITING, out("accepted"), out("partly"), out("not_accepted"), out("not_competent")),
    { maxLength: 3 },
  ),
  commitments: fc.array(fc.record({ state: fc.constantFrom("open", "done", "dropped") }), { maxLength: 3 }),
})

test("the steps stand in order, one at most is now, and nothing comes after an end", () => {
  fc.assert(
    fc.property(anything, (given) => {
      const steps = threadOf(given)
      const order = steps.map(({ step }) => THREAD_STEPS.indexOf(step))
      expect(order).toEqual([...order].sort((a, b) => a - b))
      const open = steps.filter(({ place }) => place === "now" || place === "ended")
      expect(open.length).toBeLessThanOrEqual(1)
      const ended = steps.findIndex(({ place }) => place === "ended")
      if (ended >= 0) expect(ended).toBe(steps.length - 1)
      const first = steps.findIndex(({ place }) => place !== "done")
      if (first >= 0) expect(["now", "ended"]).toContain(steps[first]?.place)
    }),
  )
})
