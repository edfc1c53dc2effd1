import type { ProposalRule } from "./state.ts"

/** A seat in support: its body, or itself where it is a person's own, and its constituency. */
export type Supporter = { bodyId: string; groupId: string }

export type Reached = {
  bodies: number
  groups: number
  /** How many bodies, and constituencies among them, are still missing. */
  missingBodies: number
  missingGroups: number
  isEnough: boolean
}

/** How far the support of a proposal is from what the rules ask: bodies count once, however many seats they hold. */
export const reachedBy = (
  supporters: readonly Supporter[],
  rule: Pick<ProposalRule, "supporters" | "fromGroups">,
): Reached => {
  const bodies = new Set(supporters.map((one) => one.bodyId)).size
  const groups = new Set(supporters.map((one) => one.groupId)).size
  const missingBodies = Math.max(0, rule.supporters - bodies)
  const missingGroups = rule.supporters === 0 ? 0 : Math.max(0, rule.fromGroups - groups)
  return { bodies, groups, missingBodies, missingGroups, isEnough: missingBodies + missingGroups === 0 }
}
