import { describe, expect, test } from "vitest"
import { SUBJECTS } from "#app/roundtables/regulation/fields.ts"
import { yesNeeded } from "#app/roundtables/regulation/majority.ts"
import { quorumNeeded } from "#app/roundtables/regulation/quorum-threshold.ts"
import { majorityFor, parseRules, type Rules } from "#app/roundtables/regulation/rules.ts"
import { settle } from "#app/roundtables/regulation/settle.ts"
import { dangersOf } from "#app/roundtables/regulation/soundness.ts"
import { REGULATIONS } from "#db/demo/regulations.ts"

const rulesOf = (roundtable: string): Rules =>
  parseRules(REGULATIONS.filter((one) => one.roundtable === roundtable).at(-1)?.rules)
const filled = (count: number) => ({ assigned: count, filled: count, justified: 0 })

describe("the rules of the demo's tables", () => {
  test.for(REGULATIONS.map((one) => [one.roundtable, one.number, one.rules] as const))(
    "%s version %i are rules as the program writes them",
    ([, , stored]) => {
      const rules = parseRules(stored)
      for (const subject of SUBJECTS) expect(settle(subject, rules[subject] as never)).toEqual(rules[subject])
    },
  )

  test.for([
    ["t1", 6, 4],
    ["t2", 5, 3],
    ["t3", 12, 7],
    ["t4", 9, 5],
    ["t5", 5, 3],
  ] as const)("%s with %i filled needs %i", ([key, seats, needed]) => {
    expect(quorumNeeded(rulesOf(key).quorum_first, filled(seats))).toBe(needed)
  })

  test.for([
    ["t3", 12, 4],
    ["t4", 9, 3],
  ] as const)("%s with %i filled needs %i in second call", ([key, seats, needed]) => {
    expect(quorumNeeded(rulesOf(key).quorum_second, filled(seats))).toBe(needed)
  })

  test("change by eight of twelve at the Puglia table", () => {
    const tally = { yes: 7, no: 0, abstained: 1, present: 8, entitled: 12 }
    expect(yesNeeded(majorityFor(rulesOf("t3"), "regulation"), tally)).toBe(8)
  })

  test("warn of nothing", () => {
    expect(dangersOf(rulesOf("t3"), { assigned: 13, filled: 12, justified: 0 })).toEqual([])
  })
})
