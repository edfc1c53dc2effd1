import type { Presence, RuleOf } from "./fields.ts"
import { isReached, neededOf } from "./rational.ts"

/** Voting seats of a table or of one constituency: assigned by the founding act, filled, justified absent. */
export type SeatFigures = { assigned: number; filled: number; justified: number }

/** The seats that the numero legale is a share of. */
export const quorumBase = ({ base }: Pick<Presence, "base">, seats: SeatFigures): number => {
  if (base === "assigned") return seats.assigned
  return base === "filled" ? seats.filled : Math.max(0, seats.filled - seats.justified)
}

/** How many seats, present or represented, the numero legale takes; never fewer than its floor. */
export const quorumNeeded = (rule: Presence, seats: SeatFigures): number =>
  Math.max(rule.floor, neededOf(quorumBase(rule, seats), rule))

export type QuorumVerdict = {
  isReached: boolean
  base: number
  needed: number
  found: number
  /** Exactly how many more seats it takes: 0 when it is reached. */
  missing: number
}

/** Whether so many seats, present or represented, make the numero legale. */
export const judgeQuorum = (rule: Presence, seats: SeatFigures, found: number): QuorumVerdict => {
  const base = quorumBase(rule, seats)
  const needed = quorumNeeded(rule, seats)
  return { isReached: found >= needed, base, needed, found, missing: Math.max(0, needed - found) }
}

/** Seats of each constituency with how many of them are present or represented. */
export type GroupPresence = SeatFigures & { found: number }

const sum = (groups: readonly GroupPresence[], part: keyof GroupPresence) =>
  groups.reduce((total, group) => total + group[part], 0)

/**
 * The numero legale of a whole table, or of each of its constituencies where the rule says so: there the
 * floor holds for the whole, the share for every group that has seats in its base.
 */
export const judgeQuorumByGroup = (rule: Presence, groups: readonly GroupPresence[]) => {
  const [assigned, filled, justified] = [
    sum(groups, "assigned"),
    sum(groups, "filled"),
    sum(groups, "justified"),
  ]
  const whole = judgeQuorum(rule, { assigned, filled, justified }, sum(groups, "found"))
  const each = groups.map((group) => judgeQuorum({ ...rule, floor: 0 }, group, group.found))
  if (rule.scope === "whole") return { ...whole, each }
  const short = each.filter((group) => group.base > 0)
  const needed = Math.max(
    rule.floor,
    short.reduce((total, group) => total + group.needed, 0),
  )
  return {
    ...whole,
    needed,
    isReached: whole.found >= rule.floor && short.every((group) => group.isReached),
    missing: Math.max(
      rule.floor - whole.found,
      short.reduce((total, group) => total + group.missing, 0),
      0,
    ),
    each,
  }
}

/** Whether enough of a table's seats are filled for it to begin its work; true where no rule says. */
export const isConstituted = (
  { constitutedNum, constitutedDen }: RuleOf<"sitting">,
  seats: Pick<SeatFigures, "assigned" | "filled">,
): boolean =>
  constitutedNum === null ||
  constitutedDen === null ||
  isReached(seats.filled, seats.assigned, { num: constitutedNum, den: constitutedDen, strict: false })
