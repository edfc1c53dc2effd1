import type { Tally } from "../../roundtables/regulation/majority.ts"
import type { Question } from "../question.ts"
import type { Roll } from "../roll.ts"
import type { Setting } from "../rule.ts"
import { OUTCOMES, type Outcome, type SeatOutcome } from "./account.ts"

/** Seats counted once each, or by what each weighs. A share has the same unit above and below. */
export type Unit = "heads" | "weight"
export type Amount = { readonly [U in Unit]: number }

/** What one constituency, or a whole table, answered. */
export type Count = {
  groupId: string
  outcomes: Readonly<Record<Outcome, Amount>>
  /** By option, how many marked it. */
  marks: Readonly<Record<string, Amount>>
  /** Seats that may vote and are filled, there or not. */
  entitled: Amount
}

export const NOTHING: Amount = { heads: 0, weight: 0 }
export const plus = (a: Amount, b: Amount): Amount => ({
  heads: a.heads + b.heads,
  weight: a.weight + b.weight,
})

const amountOf = (seats: readonly { weight: number }[]): Amount =>
  seats.reduce<Amount>((sum, { weight }) => plus(sum, { heads: 1, weight }), NOTHING)

export const optionsOf = (question: Question): readonly string[] =>
  question.kind === "motion" ? [] : question.options

/** An empty count of everything that may be said. */
export const emptyCount = (groupId: string, question: Question): Count => ({
  groupId,
  outcomes: Object.fromEntries(OUTCOMES.map((outcome) => [outcome, NOTHING])) as Record<Outcome, Amount>,
  marks: Object.fromEntries(optionsOf(question).map((option) => [option, NOTHING])),
  entitled: NOTHING,
})

/** What each constituency of the roll answered. Neither order nor ids play a part. */
export const countByGroup = (question: Question, roll: Roll, account: readonly SeatOutcome[]): Count[] =>
  roll.groups.map(({ groupId, filled, filledWeight }) => {
    const own = account.filter((seat) => seat.groupId === groupId)
    const having = (outcome: Outcome) => amountOf(own.filter((seat) => seat.outcome === outcome))
    const marking = (option: string) => amountOf(own.filter((seat) => seat.marks.includes(option)))
    return {
      groupId,
      outcomes: Object.fromEntries(OUTCOMES.map((one) => [one, having(one)])) as Record<Outcome, Amount>,
      marks: Object.fromEntries(optionsOf(question).map((option) => [option, marking(option)])),
      entitled: { heads: filled, weight: filledWeight },
    }
  })

/** The counts of all constituencies together. */
export const wholeOf = (question: Question, counts: readonly Count[]): Count =>
  counts.reduce<Count>(
    (whole, count) => ({
      groupId: "",
      outcomes: Object.fromEntries(
        OUTCOMES.map((one) => [one, plus(whole.outcomes[one], count.outcomes[one])]),
      ) as Record<Outcome, Amount>,
      marks: Object.fromEntries(
        optionsOf(question).map((one) => [
          one,
          plus(whole.marks[one] ?? NOTHING, count.marks[one] ?? NOTHING),
        ]),
      ),
      entitled: plus(whole.entitled, count.entitled),
    }),
    emptyCount("", question),
  )

/** What is in the base "present or represented": who voted and, in a meeting, who was there without voting. */
const hereIn = ({ outcomes }: Count, setting: Setting, unit: Unit): number =>
  OUTCOMES.filter((one) => one !== "excluded" && (one !== "silent" || setting === "meeting")).reduce(
    (sum, one) => sum + outcomes[one][unit],
    0,
  )

/** A count of a motion in one unit, as majorities take it. */
export const motionTally = (count: Count, setting: Setting, unit: Unit): Tally => {
  const { yes, assent, no, abstain } = count.outcomes
  return {
    ...{ yes: yes[unit] + assent[unit], no: no[unit], abstained: abstain[unit] },
    ...{ present: hereIn(count, setting, unit), entitled: count.entitled[unit] },
  }
}

/** An option seen as a motion: for it who marked it, against it who answered otherwise. */
export const optionTally = (count: Count, option: string, setting: Setting, unit: Unit): Tally => {
  const yes = count.marks[option]?.[unit] ?? 0
  const { marked, none, abstain } = count.outcomes
  return {
    ...{ yes, no: marked[unit] + none[unit] - yes, abstained: abstain[unit] },
    ...{ present: hereIn(count, setting, unit), entitled: count.entitled[unit] },
  }
}
