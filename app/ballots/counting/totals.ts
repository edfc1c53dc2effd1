import { because, type Reason } from "../../errors.ts"
import type { Question, Selection } from "../question.ts"
import type { Roll } from "../roll.ts"
import type { BallotRule } from "../rule.ts"
import { type Amount, type Count, emptyCount, wholeOf } from "./count.ts"
import { judgeCounts, type QuorumPart, type Verdict } from "./verdict.ts"

/**
 * What two people counted by hand, a show of hands or papers: of one constituency, or of all (groupId "").
 * Of a question with options `marked` are the ballots with a valid choice, and `marks` the votes of each.
 */
export type Totals = {
  groupId: string
  /** Hands or papers counted; what follows adds up to them. */
  cast: number
  /** Papers given out; null for a show of hands. */
  handedOut: number | null
  yes: number
  no: number
  abstain: number
  invalid: number
  marked: number
  none: number
  marks: Readonly<Record<string, number>>
}

const isCount = (value: number) => Number.isSafeInteger(value) && value >= 0
const answers = ({ yes, no, abstain, invalid, marked, none }: Totals) => [
  yes,
  no,
  abstain,
  invalid,
  marked,
  none,
]
const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0)

const refuseMarks = (question: Selection, totals: Totals): Reason | null => {
  const marks = question.options.map((option) => totals.marks[option] ?? 0)
  if (marks.some((count) => !isCount(count))) return because("ballots.refuse.not_a_count")
  const most = Math.max(...marks)
  if (most > totals.marked)
    return because("ballots.refuse.marks_over_ballots", { most, ballots: totals.marked })
  const given = sumOf(marks)
  const isPossible = given >= question.min * totals.marked && given <= question.max * totals.marked
  return isPossible ? null : because("ballots.refuse.marks_impossible", { given, ballots: totals.marked })
}

const refuseOne = (question: Question, totals: Totals): Reason | null => {
  const { cast, handedOut } = totals
  if (![cast, handedOut ?? 0, ...answers(totals)].every(isCount)) return because("ballots.refuse.not_a_count")
  const sum = sumOf(answers(totals))
  if (sum !== cast)
    return because("ballots.refuse.totals_differ", { cast, sum, difference: Math.abs(cast - sum) })
  if (handedOut !== null && cast > handedOut)
    return because("ballots.refuse.more_papers_back", { cast, handedOut })
  const { yes, no, marked, none } = totals
  const isAnswer =
    question.kind === "motion" ? marked + none === 0 : yes + no === 0 && (question.noneOfThese || none === 0)
  if (!isAnswer) return because("ballots.refuse.not_an_answer")
  return question.kind === "motion" ? null : refuseMarks(question, totals)
}

const needsRoll = ({ majority }: BallotRule) =>
  majority.base === "present" ||
  majority.base === "entitled" ||
  majority.attendanceNum !== null ||
  majority.minNotAgainst !== null

/** A roll as totals need it: who stands on it, and which of them are out for a conflict of interest. */
export type TakenRoll = { roll: Roll; excluded: readonly string[] }

const isOf = (groupId: string, seat: { groupId: string }) => groupId === "" || seat.groupId === groupId
const outOf = ({ roll, excluded }: TakenRoll, groupId: string) =>
  roll.seats.filter((seat) => isOf(groupId, seat) && excluded.includes(seat.seatId)).length
const mayAnswer = (taken: TakenRoll, groupId: string) =>
  taken.roll.seats.filter((seat) => isOf(groupId, seat)).length - outOf(taken, groupId)

/** Why totals cannot be taken down, or null: they must add up, to no more than were there. */
export const refuseTotals = (
  question: Question,
  rule: BallotRule,
  taken: TakenRoll | null,
  all: readonly Totals[],
): Reason | null => {
  if (rule.weights) return because("ballots.refuse.totals_weights")
  if (!taken && needsRoll(rule)) return because("ballots.refuse.totals_need_roll")
  const isByGroup = rule.majority.groups !== "joint"
  const named = new Set(all.map(({ groupId }) => groupId))
  const wanted = isByGroup ? (taken?.roll.groups ?? []).map(({ groupId }) => groupId) : [""]
  if (named.size < all.length || wanted.length !== named.size || wanted.some((id) => !named.has(id)))
    return because(isByGroup ? "ballots.refuse.totals_by_group" : "ballots.refuse.totals_whole")
  for (const totals of all) {
    const reason = refuseOne(question, totals)
    if (reason) return reason
    const there = taken ? mayAnswer(taken, totals.groupId) : totals.cast
    if (totals.cast > there) return because("ballots.refuse.more_than_there", { cast: totals.cast, there })
  }
  return null
}

const once = (heads: number): Amount => ({ heads, weight: heads })

const countOf = (question: Question, taken: TakenRoll | null, totals: Totals): Count => {
  const { groupId, cast, yes, no, abstain, invalid, marked, none } = totals
  const empty = emptyCount(groupId, question)
  const there = taken ? mayAnswer(taken, groupId) : cast
  const groups = (taken?.roll.groups ?? []).filter((group) => isOf(groupId, group))
  return {
    ...empty,
    outcomes: {
      ...empty.outcomes,
      ...{ yes: once(yes), no: once(no), abstain: once(abstain), invalid: once(invalid) },
      ...{ marked: once(marked), none: once(none), silent: once(there - cast) },
      excluded: once(taken ? outOf(taken, groupId) : 0),
    },
    marks: Object.fromEntries(
      Object.keys(empty.marks).map((option) => [option, once(totals.marks[option] ?? 0)]),
    ),
    entitled: once(taken ? sumOf(groups.map((group) => group.filled)) : cast),
  }
}

/**
 * What totals come to. Nobody's vote is known, so that no casting vote decides.
 * @param quorum of the moment of the vote; null where no roll was taken
 */
export const judgeTotals = (
  question: Question,
  rule: BallotRule,
  { taken, quorum }: { taken: TakenRoll | null; quorum: QuorumPart | null },
  all: readonly Totals[],
): Verdict => {
  const groups = all.map((totals) => countOf(question, taken, totals))
  return judgeCounts(question, rule, { quorum, groups, whole: wholeOf(question, groups) }, null)
}

/** Why a majority cannot be found by looking, or null: what needs a number needs a count. */
export const refuseUncounted = (question: Question, { majority, visibility }: BallotRule): Reason | null => {
  const { base, num, den, strict, minYes, maxNo, minNotAgainst, groups } = majority
  const hasLimits = minYes !== null || maxNo !== null || minNotAgainst !== null
  const isPlain = base !== "entitled" && strict && 2 * num === den && !hasLimits
  const isFound = question.kind === "motion" && visibility === "roll_call" && groups === "joint"
  return isFound && isPlain ? null : because("ballots.refuse.must_be_counted")
}

/** "Obvious majority, not counted": an outcome, and no number that anybody could take for a count. */
export const uncounted = (isApproved: boolean, quorum: QuorumPart | null): Verdict => ({
  outcome: quorum && !quorum.isReached ? "not_valid" : isApproved ? "approved" : "not_approved",
  ...{ unit: "heads", quorum, motion: null, selection: null, tie: null, whole: null, groups: [] },
})
