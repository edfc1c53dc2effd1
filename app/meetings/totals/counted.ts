import { because, type Reason } from "../../errors.ts"
import type { Majority, RuleOf } from "../../roundtables/regulation/fields.ts"
import {
  judgeMajorityByGroup,
  type MajorityVerdict,
  moreYesNeeded,
  type Tally,
} from "../../roundtables/regulation/majority.ts"

/** How a vote was taken that somebody counted. */
export const METHODS = ["show_of_hands", "spoken", "paper"] as const
export type Method = (typeof METHODS)[number]

/** Hands, voices or papers counted: `cast` is counted by itself and has to be what the others add up to. */
export type Counts = { yes: number; no: number; abstained: number; invalid: number; cast: number }

/** Seats that could vote at the moment of the vote, of one constituency or (`groupId` "") of the whole table. */
export type Hall = {
  groupId: string
  name: string
  /** There or represented, without those excluded for a conflict of interest. */
  present: number
  excluded: number
  /** Seats with a live mandate. */
  entitled: number
}

/** What the numbers of a vote are judged by. */
export type VoteRule = {
  majority: Majority
  tie: RuleOf<"tie">["outcome"]
  conflictInQuorum: boolean
  method: Method
}

export type TotalsOutcome = "approved" | "not_approved" | "tied" | "no_valid_votes" | "not_valid"
export type Judged = {
  format: 1
  majority: Majority
  tie: RuleOf<"tie">["outcome"]
  tally: Tally
  verdict: MajorityVerdict
  /** The further yes that would have approved; null where no number of them would. */
  more: number | null
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0)

/** The whole of several counts. */
export const wholeOf = (parts: readonly Counts[]): Counts => ({
  yes: sum(parts.map((one) => one.yes)),
  no: sum(parts.map((one) => one.no)),
  abstained: sum(parts.map((one) => one.abstained)),
  invalid: sum(parts.map((one) => one.invalid)),
  cast: sum(parts.map((one) => one.cast)),
})

/** Why one count cannot be, or null: it adds up, to no more than were there. */
const refuseOne = ({ yes, no, abstained, invalid, cast }: Counts, { present, name }: Hall): Reason | null => {
  const added = yes + no + abstained + invalid
  const difference = Math.abs(cast - added)
  if (difference > 0)
    return name
      ? because("totals.refuse.differ_in", { name, cast, added, difference })
      : because("totals.refuse.differ", { cast, added, difference })
  if (cast <= present) return null
  return name
    ? because("totals.refuse.more_than_there_in", { name, cast, present })
    : because("totals.refuse.more_than_there", { cast, present })
}

/** Why these numbers cannot be taken down, or null. @param halls one for each count, in the same order */
export const refuseCounts = (parts: readonly Counts[], halls: readonly Hall[]): Reason | null => {
  if (parts.length !== halls.length)
    return halls.length === 1
      ? because("totals.refuse.whole")
      : because("totals.refuse.by_group", { groups: halls.map(({ name }) => name).join(", ") })
  for (const [n, hall] of halls.entries()) {
    const part = parts[n]
    const reason = part ? refuseOne(part, hall) : null
    if (reason) return reason
  }
  return null
}

/**
 * The chair's vote decides only where the rule says so, at as many yes as no, and only a vote that others could see:
 * nobody knows whose a paper is.
 */
const endOf = (
  verdict: MajorityVerdict,
  { tie, method }: VoteRule,
  casting: "yes" | "no" | null,
): TotalsOutcome => {
  if (verdict.outcome !== "tied") return verdict.outcome
  if (tie === "run_off") return "tied"
  if (tie !== "casting_vote" || method === "paper") return "not_approved"
  if (casting === null) return "tied"
  return casting === "yes" ? "approved" : "not_approved"
}

/** Why a casting vote cannot be taken down, or null. */
export const refuseCasting = (
  casting: "yes" | "no" | null,
  { verdict, tie }: Pick<Judged, "verdict" | "tie">,
  method: Method,
): Reason | null => {
  if (casting === null) return null
  if (tie !== "casting_vote") return because("totals.refuse.no_casting")
  if (method === "paper") return because("totals.refuse.casting_secret")
  return verdict.outcome === "tied" ? null : because("totals.refuse.casting_without_tie")
}

/** What the numbers come to. Without its numero legale a vote is not valid, which is never "not approved". */
export const judgeCounts = (
  rule: VoteRule,
  parts: readonly Counts[],
  halls: readonly Hall[],
  { isQuorate, casting }: { isQuorate: boolean; casting: "yes" | "no" | null },
): { outcome: TotalsOutcome; judged: Judged } => {
  const { majority, tie } = rule
  const tallies = parts.map(({ yes, no, abstained }, n): Tally => {
    const { present = 0, entitled = 0 } = halls[n] ?? {}
    return { yes, no, abstained, present, entitled }
  })
  const { yes, no, abstained } = wholeOf(parts)
  const present = sum(halls.map((hall) => hall.present))
  const filled = sum(halls.map((hall) => hall.entitled))
  const excluded = rule.conflictInQuorum ? sum(halls.map((hall) => hall.excluded)) : 0
  const seats = { attending: present + excluded, notAgainst: present - no, filled }
  const tally = { yes, no, abstained, present, entitled: filled }
  const verdict = judgeMajorityByGroup(majority, tallies, seats)
  const more = majority.groups === "joint" ? moreYesNeeded(majority, tally) : null
  const judged: Judged = { format: 1, majority, tie, tally, verdict, more }
  return { judged, outcome: isQuorate ? endOf(verdict, rule, casting) : "not_valid" }
}
