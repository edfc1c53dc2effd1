import type { QuorumVerdict } from "../../roundtables/regulation/quorum-threshold.ts"
import type { Choice, Question } from "../question.ts"
import { judgeRollQuorum, type Roll } from "../roll.ts"
import type { BallotRule } from "../rule.ts"
import type { SeatOutcome } from "./account.ts"
import { type Count, countByGroup, type Unit, wholeOf } from "./count.ts"
import { judgeMotion, type MotionVerdict, unitOf } from "./motion.ts"
import { judgeSelection, type SelectionVerdict } from "./selection.ts"
import { endMotionTie, endSelectionTie, type TieEnd } from "./tie.ts"

/** What is frozen as a ballot opens, and what its count is judged by. */
export type Frozen = { question: Question; rule: BallotRule; roll: Roll }

/** The esito. A ballot without its numero legale is not valid, which is never "rejected". */
export type BallotOutcome = "approved" | "not_approved" | "tied" | "not_valid"

export type QuorumPart = QuorumVerdict & { groups: (QuorumVerdict & { groupId: string })[] }

export type Verdict = {
  outcome: BallotOutcome
  unit: Unit
  /** Null where no roll was taken. */
  quorum: QuorumPart | null
  /** What a motion came to; null of other questions, of what is not valid, of what was not counted. */
  motion: MotionVerdict | null
  selection: SelectionVerdict | null
  tie: TieEnd | null
  /** Every outcome in heads and in weight; the heads add up to the roll. Null where nobody counted. */
  whole: Count | null
  groups: Count[]
}

/** The numero legale of a ballot: of a meeting, who is on its roll; of a procedure in writing, who answered. */
export const judgeQuorumOf = ({ rule, roll }: Frozen, account: readonly SeatOutcome[]): QuorumPart => {
  const counts = ({ outcome }: SeatOutcome) =>
    outcome === "excluded" ? rule.conflictInQuorum : rule.setting === "meeting" || outcome !== "silent"
  const found = (groupId: string) => account.filter((seat) => seat.groupId === groupId && counts(seat)).length
  const { each, ...whole } = judgeRollQuorum(rule, roll, found)
  return { ...whole, groups: each.map((one, n) => ({ ...one, groupId: roll.groups[n]?.groupId ?? "" })) }
}

type Counted = { quorum: QuorumPart | null; whole: Count; groups: Count[] }

const motionOutcome = ({ outcome }: MotionVerdict, tie: TieEnd | null): BallotOutcome => {
  if (outcome === "approved" || tie?.becomes === "approved") return "approved"
  return outcome === "tied" && tie?.casting === null ? "tied" : "not_approved"
}

const selectionOutcome = ({ chosen, tied }: SelectionVerdict, tie: TieEnd | null): BallotOutcome => {
  if (tied && tie?.becomes !== "approved") return "tied"
  return tied || chosen.length > 0 ? "approved" : "not_approved"
}

/** What counts come to under a rule. @param chair what the chair voted, where it is known */
export const judgeCounts = (
  question: Question,
  rule: BallotRule,
  counted: Counted,
  chair: Choice | null,
): Verdict => {
  const unit = unitOf(rule)
  const { quorum, whole, groups } = counted
  const none = { unit, quorum, whole, groups, motion: null, selection: null, tie: null }
  if (quorum && !quorum.isReached) return { ...none, outcome: "not_valid" }
  if (question.kind === "motion") {
    const motion = judgeMotion(rule, groups, whole)
    const tie = motion.outcome === "tied" ? endMotionTie(rule, chair) : null
    return { ...none, motion, tie, outcome: motionOutcome(motion, tie) }
  }
  const selection = judgeSelection(question, rule, groups, whole)
  const tie = selection.tied ? endSelectionTie(question, rule, selection.tied, chair) : null
  return { ...none, selection, tie, outcome: selectionOutcome(selection, tie) }
}

/** What a ballot by seats comes to. */
export const judgeBallot = (
  frozen: Frozen,
  account: readonly SeatOutcome[],
  chair: Choice | null = null,
): Verdict => {
  const groups = countByGroup(frozen.question, frozen.roll, account)
  const whole = wholeOf(frozen.question, groups)
  const quorum = judgeQuorumOf(frozen, account)
  return judgeCounts(frozen.question, frozen.rule, { quorum, whole, groups }, chair)
}
