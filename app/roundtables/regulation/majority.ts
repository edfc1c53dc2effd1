import type { Majority } from "./fields.ts"
import { isReached, neededOf } from "./rational.ts"

/** A closed count, in heads or in weight: yes, no and abstained are among the present. */
export type Tally = { yes: number; no: number; abstained: number; present: number; entitled: number }

/** The votes that the yes are a share of. */
export const majorityBase = ({ base }: Pick<Majority, "base">, tally: Tally): number => {
  if (base === "yes_no") return tally.yes + tally.no
  if (base === "expressed") return tally.yes + tally.no + tally.abstained
  return base === "present" ? tally.present : tally.entitled
}

/** The yes that it takes while the base stays as it is. */
export const yesNeeded = (rule: Majority, tally: Tally): number =>
  Math.max(neededOf(majorityBase(rule, tally), rule), rule.minYes ?? 0)

export type MajorityOutcome = "approved" | "not_approved" | "tied" | "no_valid_votes"
/** Why a motion is not approved. */
export type MajorityLack = "share" | "min_yes" | "max_no" | "min_not_against" | "attendance"

export type MajorityVerdict = {
  outcome: MajorityOutcome
  yes: number
  base: number
  needed: number
  /** What was missing, the share first; empty when approved. */
  lacks: MajorityLack[]
}

/** What limits that speak of seats are held against: always heads, also where votes are counted by weight. */
export type HallSeats = { attending: number; notAgainst: number; filled: number }

const seatsOf = ({ present, no, entitled }: Tally): HallSeats => ({
  attending: present,
  notAgainst: present - no,
  filled: entitled,
})

const lacksOf = (rule: Majority, tally: Tally, seats: HallSeats = seatsOf(tally)): MajorityLack[] => {
  const lacks: [MajorityLack, boolean][] = [
    ["share", !isReached(tally.yes, majorityBase(rule, tally), rule)],
    ["min_yes", rule.minYes !== null && tally.yes < rule.minYes],
    ["max_no", rule.maxNo !== null && tally.no > rule.maxNo],
    ["min_not_against", rule.minNotAgainst !== null && seats.notAgainst < rule.minNotAgainst],
    ["attendance", seats.attending < attendanceNeeded(rule, seats.filled)],
  ]
  return lacks.filter(([, isMissing]) => isMissing).map(([lack]) => lack)
}

/** The seats that must be present or represented for this majority to be put at all; 0 where no rule says. */
export const attendanceNeeded = (rule: Majority, entitled: number): number =>
  rule.attendanceNum === null || rule.attendanceDen === null
    ? 0
    : neededOf(entitled, { num: rule.attendanceNum, den: rule.attendanceDen, strict: false })

/** As many yes as no, under "more than half" of exactly those: what the rule about ties is for. */
const isTie = (rule: Majority, tally: Tally, lacks: readonly MajorityLack[]) =>
  rule.strict &&
  2 * rule.num === rule.den &&
  tally.yes === tally.no &&
  2 * tally.yes === majorityBase(rule, tally) &&
  lacks.length === 1

/**
 * What a count comes to under a rule. A base of 0 is never approved: there are no valid votes.
 * @param seats heads for the limits that speak of seats, where the tally is in weight or a conflict counts apart
 */
export const judgeMajority = (rule: Majority, tally: Tally, seats?: HallSeats): MajorityVerdict => {
  const base = majorityBase(rule, tally)
  const lacks = lacksOf(rule, tally, seats)
  const needed = yesNeeded(rule, tally)
  const verdict = { yes: tally.yes, base, needed, lacks }
  if (base === 0 || tally.yes + tally.no + tally.abstained === 0)
    return { ...verdict, outcome: "no_valid_votes", lacks: lacks.length > 0 ? lacks : ["share"] }
  if (lacks.length === 0) return { ...verdict, outcome: "approved" }
  return { ...verdict, outcome: isTie(rule, tally, lacks) ? "tied" : "not_approved" }
}

const sum = (groups: readonly Tally[]): Tally => {
  const total = { yes: 0, no: 0, abstained: 0, present: 0, entitled: 0 }
  for (const part of Object.keys(total) as (keyof Tally)[])
    total[part] = groups.reduce((all, group) => all + group[part], 0)
  return total
}

const NO_LIMITS = { minYes: null, maxNo: null, minNotAgainst: null, attendanceNum: null, attendanceDen: null }

/** What each constituency came to: its share alone, since limits in numbers hold for the whole. */
export const judgeEachGroup = (rule: Majority, groups: readonly Tally[]): MajorityVerdict[] =>
  groups.map((group) => judgeMajority({ ...rule, ...NO_LIMITS }, group))

/**
 * A count by constituency: judged jointly, or such that every one or any one of them must approve, of those
 * that have seats.
 */
export const judgeMajorityByGroup = (
  rule: Majority,
  groups: readonly Tally[],
  seats?: HallSeats,
): MajorityVerdict => {
  const joint = judgeMajority(rule, sum(groups), seats)
  if (rule.groups === "joint") return joint
  const asked = groups.filter((group) => group.entitled > 0)
  const approvals = judgeEachGroup(rule, asked).map(({ outcome }) => outcome === "approved")
  const passes =
    rule.groups === "every" ? asked.length > 0 && !approvals.includes(false) : approvals.includes(true)
  const limits = joint.lacks.filter((lack) => lack !== "share")
  if (passes && limits.length === 0) return { ...joint, outcome: "approved", lacks: [] }
  const isEmpty = joint.outcome === "no_valid_votes"
  const lacks: MajorityLack[] = passes && !isEmpty ? limits : ["share", ...limits]
  return { ...joint, outcome: isEmpty ? "no_valid_votes" : "not_approved", lacks }
}

/**
 * The fewest further yes that would approve, given by seats that have not voted yes or no: by those who
 * abstained or are present without voting where the base stays, by any other entitled seat where it grows. Null
 * when not even all of them would.
 */
export const moreYesNeeded = (rule: Majority, tally: Tally): number | null => {
  const grows = rule.base === "yes_no" || rule.base === "expressed"
  const most = (grows ? tally.entitled : tally.present) - tally.yes - tally.no
  for (let more = 0; more <= most; more++) {
    const added = { ...tally, yes: tally.yes + more }
    const lacks = lacksOf(rule, grows ? added : { ...added, present: tally.present })
    if (lacks.length === 0 && majorityBase(rule, added) > 0) return more
    if (lacks.some((lack) => lack === "max_no" || lack === "attendance" || lack === "min_not_against"))
      return null
  }
  return null
}
