import { judgeMajorityByGroup, majorityBase } from "../../roundtables/regulation/majority.ts"
import type { Selection } from "../question.ts"
import type { BallotRule } from "../rule.ts"
import { type Count, optionTally, type Unit } from "./count.ts"
import { hallSeats, unitOf } from "./motion.ts"
import { shareOf } from "./share.ts"

/** Why an option does not win: nobody marked it, "none of these" has as many, or the majority is not there. */
export type OptionLack = "no_votes" | "none_prevails" | "majority"
export type OptionVerdict = {
  option: string
  votes: number
  base: number
  share: number | null
  lack: OptionLack | null
}

export type SelectionVerdict = {
  wins: Selection["wins"]
  options: OptionVerdict[]
  /** Votes for "none of these". */
  none: number
  /** Those above the line, and those with as many votes as each other across it, for how many places. */
  chosen: string[]
  tied: { options: string[]; places: number } | null
  /** Places that nobody wins. */
  unfilled: number
}

type Asked = { question: Selection; rule: BallotRule; counts: readonly Count[]; whole: Count; unit: Unit }

const noneOf = ({ whole, unit }: Asked) => whole.outcomes.none[unit]

const lackOf = (asked: Asked, option: string, votes: number): OptionLack | null => {
  const { question, rule, counts, whole, unit } = asked
  if (votes === 0) return "no_votes"
  if (question.noneOfThese && votes <= noneOf(asked)) return "none_prevails"
  if (question.wins === "most") return null
  // Limits on the no speak of motions: who marks another option is not against this one.
  const majority = { ...rule.majority, maxNo: null, minNotAgainst: null }
  const tallies = counts.map((count) => optionTally(count, option, rule.setting, unit))
  const { outcome } = judgeMajorityByGroup(majority, tallies, hallSeats(whole, rule))
  return outcome === "approved" ? null : "majority"
}

const verdictOf = (asked: Asked, option: string): OptionVerdict => {
  const tally = optionTally(asked.whole, option, asked.rule.setting, asked.unit)
  const base = majorityBase(asked.rule.majority, tally)
  return {
    option,
    votes: tally.yes,
    base,
    share: shareOf(tally.yes, base),
    lack: lackOf(asked, option, tally.yes),
  }
}

/** Those over the line by votes alone; who stands on it with others is tied, and nothing but votes breaks that. */
const drawLine = (able: readonly OptionVerdict[], places: number) => {
  const ranked = [...able].sort((a, b) => b.votes - a.votes)
  const last = ranked[places - 1]
  if (!last || ranked[places]?.votes !== last.votes)
    return {
      chosen: ranked.slice(0, places),
      tied: [],
      free: 0,
      unfilled: Math.max(0, places - ranked.length),
    }
  const chosen = ranked.filter((one) => one.votes > last.votes)
  const tied = ranked.filter((one) => one.votes === last.votes)
  return { chosen, tied, free: places - chosen.length, unfilled: 0 }
}

/** Which options win: the most voted among those that may, as many as there are places. */
export const judgeSelection = (
  question: Selection,
  rule: BallotRule,
  counts: readonly Count[],
  whole: Count,
): SelectionVerdict => {
  const asked = { question, rule, counts, whole, unit: unitOf(rule) }
  const options = question.options.map((option) => verdictOf(asked, option))
  const able = options.filter(({ lack }) => lack === null)
  const { chosen, tied, free, unfilled } = drawLine(able, question.places)
  return {
    ...{ wins: question.wins, options, none: noneOf(asked), unfilled },
    chosen: chosen.map(({ option }) => option),
    tied: tied.length === 0 ? null : { options: tied.map(({ option }) => option), places: free },
  }
}
