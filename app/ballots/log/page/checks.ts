import type { BREAKS, Break } from "../recount.ts"

type What = (typeof BREAKS)[number]

/** What counting a file again looks at, in the order in which a person would, and the breaks that belong to each. */
export const CHECKS = {
  frozen: ["format", "question", "frozen"],
  votes: ["leaf", "order", "replaced", "votes"],
  seals: ["seal", "unsealed", "closing"],
  result: ["result"],
  head: ["other_head"],
} as const satisfies Record<string, readonly What[]>
export type Check = keyof typeof CHECKS

export type Checked = { check: Check; state: "whole" | "broken" | "not_asked" }

/** Each check with how it went. @param hasKept whether there was a head to compare with */
export const checkedOf = (breaks: readonly Break[], hasKept: boolean): Checked[] =>
  (Object.keys(CHECKS) as Check[]).map((check) => {
    const isBroken = breaks.some(({ what }) => (CHECKS[check] as readonly What[]).includes(what))
    const isAsked = check !== "head" || hasKept
    return { check, state: isBroken ? "broken" : isAsked ? "whole" : "not_asked" }
  })
