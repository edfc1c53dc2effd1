import { expect, test } from "vitest"
import { DEFAULT_PRESET, PRESETS } from "#app/roundtables/regulation/presets.ts"
import { dangersOf } from "#app/roundtables/regulation/soundness.ts"
import { rulesWith } from "./versions.ts"

const SEATS = { assigned: 13, filled: 12, justified: 0 }
const named = (rules: ReturnType<typeof rulesWith>, seats = SEATS) =>
  dangersOf(rules, seats).map(
    ({ subject, says }) => `${subject} ${says.key.replace("regulation.dangers.", "")}`,
  )

test("the default preset warns of nothing", () => {
  expect([DEFAULT_PRESET, named(rulesWith())]).toEqual(["administrative", []])
})

test("no preset of associations is preselected, and theirs are warned of at a table", () => {
  expect(DEFAULT_PRESET).toBe(PRESETS[0])
  const warned = ["quorum_second second_below_third", "quorum_second second_below_three"]
  expect(named(rulesWith({}, "association"))).toEqual(warned)
})

test.each([
  ["second call below a third", { quorum_second: { num: 1, den: 4 } }, "quorum_second second_below_third"],
  ["second call of fewer than three", { quorum_second: { floor: 2 } }, "quorum_second second_below_three"],
  [
    "second call at once",
    { quorum_second: { otherDay: false, afterHours: 0 } },
    "quorum_second second_at_once",
  ],
  ["second call as the first", { quorum_second: { num: 2, den: 3 } }, "quorum_second second_as_first"],
  ["first call below half", { quorum_first: { num: 2, den: 5 } }, "quorum_first first_below_half"],
  ["a floor over the seats", { quorum_first: { floor: 14 } }, "quorum_first floor_over_seats"],
  [
    "a majority below half",
    { majority_ordinary: { num: 1, den: 3 } },
    "majority_ordinary majority_below_half",
  ],
  ["a tie that passes", { majority_ordinary: { strict: false } }, "majority_ordinary tie_passes"],
  ["more yes than seats", { majority_ordinary: { minYes: 14 } }, "majority_ordinary majority_over_seats"],
  [
    "rules that change easily",
    { majority_regulation: { own: false } },
    "majority_regulation rules_as_ordinary",
  ],
  ["a short notice", { notice: { days: 2, papersDays: null } }, "notice notice_short"],
  ["papers before the notice", { notice: { papersDays: 9 } }, "notice papers_before_notice"],
  ["many proxies", { proxy: { allowed: true, mostHeld: 4 } }, "proxy many_proxies"],
  ["spoken proxies", { proxy: { allowed: true, written: false } }, "proxy spoken_proxies"],
  ["silence as assent", { written: { allowed: true, silence: "assent" } }, "written silence_assents"],
  ["a hasty procedure", { written: { allowed: true, minDays: 2 } }, "written written_short"],
  ["weights", { seats: { weightMax: 5 } }, "seats weights"],
  ["persons voted on openly", { ballot: { persons: "roll_call" } }, "ballot persons_in_the_open"],
] as const)("warns of %s", (_what, over, warning) => {
  expect(named(rulesWith(over as never))).toContain(warning)
})

test("says nothing of what is off", () => {
  const off = { proxy: { allowed: false, mostHeld: 9 }, quorum_second: { held: false, floor: 1, num: 0 } }
  expect(named(rulesWith(off as never))).toEqual([])
})
