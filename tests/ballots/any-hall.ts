import fc from "fast-check"
import type { Vote } from "#app/ballots/counting/account.ts"
import type { Choice, Question, Selection } from "#app/ballots/question.ts"
import type { RollSeat } from "#app/ballots/roll.ts"
import type { BallotRule } from "#app/ballots/rule.ts"
import type { Majority, Presence } from "#app/roundtables/regulation/fields.ts"
import { anyRule } from "../roundtables/regulation/any-rules.ts"
import { type Hall, MOTION, rule } from "./hall.ts"

export const anyMajority = anyRule("majority_ordinary") as unknown as fc.Arbitrary<Majority>
const small = fc.option(fc.integer({ min: 1, max: 6 }))
/** Majorities whose limits a small hall may meet or not. */
const nearMajority = fc
  .record({ one: anyMajority, minYes: small, maxNo: small, minNotAgainst: small })
  .map(({ one, ...limits }): Majority => ({ ...one, ...limits }))
const presence = (anyRule("quorum_first") as unknown as fc.Arbitrary<Presence>).chain((one) =>
  fc.integer({ min: 1, max: 4 }).map((floor) => ({ ...one, floor })),
)

export const anyBallotRule: fc.Arbitrary<BallotRule> = fc
  .record({
    setting: fc.constantFrom("meeting" as const, "written" as const),
    quorum: fc.oneof(presence, fc.constant(rule().quorum)),
    conflictInQuorum: fc.boolean(),
    majority: nearMajority,
    tie: fc.constantFrom("not_approved" as const, "casting_vote" as const, "run_off" as const),
    weights: fc.boolean(),
    silence: fc.constantFrom("absent" as const, "assent" as const),
  })
  .map((over) => rule(over))

const seat = (choice: fc.Arbitrary<Choice | null>) =>
  fc.record({
    groupId: fc.constantFrom("a", "b", "c"),
    weight: fc.integer({ min: 1, max: 5 }),
    choice,
    isOut: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  })

/** Any hall: who voted what, who stayed silent, who is out, and how many are filled and not there. */
const anyHallOf = (question: Question, choice: fc.Arbitrary<Choice | null>): fc.Arbitrary<Hall> =>
  fc
    .record({
      rule: anyBallotRule,
      some: fc.array(seat(choice), { minLength: 1, maxLength: 14 }),
      away: fc.record({ a: fc.nat(3), b: fc.nat(3), c: fc.nat(3) }),
    })
    .map(({ rule: frozenRule, some, away }) => {
      const seats: RollSeat[] = some.map(({ groupId, weight }, n) => ({
        ...{ seatId: `s${n}`, groupId, weight, state: "present" },
      }))
      const groups = (["a", "b", "c"] as const).map((groupId) => {
        const own = seats.filter((one) => one.groupId === groupId)
        const filled = own.length + away[groupId]
        const filledWeight = own.reduce((sum, { weight }) => sum + weight, away[groupId])
        return { groupId, assigned: filled, filled, justified: 0, filledWeight }
      })
      const votes = some.flatMap(({ choice: said, isOut }, n) =>
        said === null || isOut ? [] : [{ seatId: `s${n}`, choice: said }],
      )
      const excluded = some.flatMap(({ isOut }, n) => (isOut ? [`s${n}`] : []))
      return { frozen: { question, rule: frozenRule, roll: { seats, groups } }, votes, excluded }
    })

export const anyMotionHall = anyHallOf(
  MOTION,
  fc.constantFrom<(Choice | null)[]>("yes", "no", "abstain", null, ["?"]),
)

const OPTIONS = ["w", "x", "y", "z"]
const anySelection: fc.Arbitrary<Selection> = fc.record({
  kind: fc.constantFrom("choice" as const, "election" as const),
  options: fc.constant(OPTIONS),
  places: fc.integer({ min: 1, max: 3 }),
  min: fc.constant(1),
  max: fc.integer({ min: 1, max: 4 }),
  noneOfThese: fc.boolean(),
  wins: fc.constantFrom("most" as const, "majority" as const),
})

export const anySelectionHall = anySelection.chain((question) => {
  const marks = fc.subarray(OPTIONS, { minLength: 1 })
  return anyHallOf(question, fc.oneof(marks, fc.constantFrom<(Choice | null)[]>("abstain", "none", null)))
})

/** The same hall with another vote for one seat, or without one. */
export const withVote = (hall: Hall, seatId: string, choice: Choice | null): Hall => {
  const others = hall.votes.filter((vote) => vote.seatId !== seatId)
  const votes: Vote[] = choice === null ? others : [...others, { seatId, choice }]
  return { ...hall, votes }
}
