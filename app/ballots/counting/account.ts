import { type Choice, type Question, refuseChoice } from "../question.ts"
import type { Roll, RollSeat } from "../roll.ts"
import type { BallotRule } from "../rule.ts"

/**
 * What became of a seat; each on the roll ends in exactly one. `assent` is silence where the rule takes it for a
 * yes; `silent` is present without voting (presente non votante) or, in writing, not voting.
 */
export const OUTCOMES = [
  ...(["yes", "no", "abstain", "marked", "none", "invalid"] as const),
  ...(["assent", "silent", "excluded"] as const),
] as const
export type Outcome = (typeof OUTCOMES)[number]

/** The vote of a seat that stands, one that was replaced left out. */
export type Vote = { seatId: string; choice: Choice }
export type SeatOutcome = RollSeat & { outcome: Outcome; marks: readonly string[] }

const outcomeOf = (question: Question, choice: Choice): Pick<SeatOutcome, "outcome" | "marks"> => {
  if (refuseChoice(question, choice)) return { outcome: "invalid", marks: [] }
  return typeof choice === "string" ? { outcome: choice, marks: [] } : { outcome: "marked", marks: choice }
}

/** Why votes do not belong to a roll: a seat that is not on it, a seat twice, one that was excluded. */
export type Misfit = { what: "not_on_roll" | "seat_twice" | "excluded_voted"; seatId: string }

/** The first vote that cannot be counted, or null. */
export const misfitOf = (roll: Roll, votes: readonly Vote[], excluded: readonly string[]): Misfit | null => {
  const onRoll = new Set(roll.seats.map((seat) => seat.seatId))
  const out = new Set(excluded)
  const seen = new Set<string>()
  for (const { seatId } of votes) {
    if (!onRoll.has(seatId)) return { what: "not_on_roll", seatId }
    if (out.has(seatId)) return { what: "excluded_voted", seatId }
    if (seen.has(seatId)) return { what: "seat_twice", seatId }
    seen.add(seatId)
  }
  const stray = excluded.find((seatId) => !onRoll.has(seatId))
  return stray === undefined ? null : { what: "not_on_roll", seatId: stray }
}

/**
 * What became of every seat of the roll.
 * @param excluded seats out of this item for a conflict of interest
 * @throws RangeError for votes that cannot have been accepted; `misfitOf` says which
 */
export const accountOf = (
  { question, rule, roll }: { question: Question; rule: BallotRule; roll: Roll },
  votes: readonly Vote[],
  excluded: readonly string[],
): SeatOutcome[] => {
  const misfit = misfitOf(roll, votes, excluded)
  if (misfit) throw new RangeError(`${misfit.what}: ${misfit.seatId}`)
  const choices = new Map(votes.map(({ seatId, choice }) => [seatId, choice]))
  const out = new Set(excluded)
  const silence: Outcome =
    rule.setting === "written" && rule.silence === "assent" && question.kind === "motion"
      ? "assent"
      : "silent"
  return roll.seats.map((seat) => {
    const choice = choices.get(seat.seatId)
    if (out.has(seat.seatId)) return { ...seat, outcome: "excluded", marks: [] }
    if (choice === undefined) return { ...seat, outcome: silence, marks: [] }
    return { ...seat, ...outcomeOf(question, choice) }
  })
}
