import { type Said, said } from "../../roundtables/regulation/say.ts"
import type { BallotRule } from "../rule.ts"
import { OUTCOMES, type Outcome } from "./account.ts"
import type { Count } from "./count.ts"
import { listWords } from "./names-words.ts"

const keyOf = (outcome: Outcome, { setting }: BallotRule, hasOptions: boolean) => {
  if (outcome === "silent") return `ballots.outcomes.silent_${setting}` as const
  if (outcome === "abstain" && hasOptions) return "ballots.outcomes.blank" as const
  return `ballots.outcomes.${outcome}` as const
}

/** So many seats in one outcome. */
export const outcomeWords = (rule: BallotRule, hasOptions: boolean, outcome: Outcome, count: number): Said =>
  said(keyOf(outcome, rule, hasOptions), { count })

/** Each seat in exactly one outcome, and their sum: heads, whatever the votes were counted in. */
export const sumWords = (rule: BallotRule, { outcomes, marks }: Count): Said => {
  const present = OUTCOMES.filter((one) => outcomes[one].heads > 0)
  const parts = present.map((one) =>
    outcomeWords(rule, Object.keys(marks).length > 0, one, outcomes[one].heads),
  )
  const sum = OUTCOMES.reduce((total, one) => total + outcomes[one].heads, 0)
  return said("ballots.verdict.sum", { parts: listWords(parts), sum })
}
