import { accountOf, type Vote } from "#app/ballots/counting/account.ts"
import { type Frozen, judgeBallot, type Verdict } from "#app/ballots/counting/verdict.ts"
import type { Choice, Question } from "#app/ballots/question.ts"
import { freezeRoll, type SeatAtOpening } from "#app/ballots/roll.ts"
import { type BallotRule, type Put, ruleOfBallot } from "#app/ballots/rule.ts"
import type { Majority, Presence } from "#app/roundtables/regulation/fields.ts"
import { rulesWith } from "../roundtables/regulation/versions.ts"

export const MOTION: Question = { kind: "motion", persons: false }
export const PUT: Put = {
  ...{ question: MOTION, matter: "ordinary", setting: "meeting", call: "first", visibility: "roll_call" },
}
const NO_LIMITS = { minYes: null, maxNo: null, minNotAgainst: null, attendanceNum: null, attendanceDen: null }

/** A majority, more than half and jointly unless something else is said. */
export const majority = (base: Majority["base"], over: Partial<Majority> = {}): Majority => ({
  ...{ base, strict: true, num: 1, den: 2, ...NO_LIMITS, groups: "joint" },
  ...over,
})
/** Any number is enough, so that only the majority decides. */
export const ANY: Presence = { base: "filled", strict: false, num: 0, den: 1, floor: 1, scope: "whole" }
export const quorum = (over: Partial<Presence>): Presence => ({ ...ANY, ...over })

/** The rule of a default table with any numero legale, and what a test changes. */
export const rule = (over: Partial<BallotRule> = {}, put: Partial<Put> = {}): BallotRule => ({
  ...ruleOfBallot(rulesWith(), { ...PUT, ...put }),
  quorum: ANY,
  ...over,
})

/** So many seats of weight 1, or one of each weight. */
type Some = number | readonly number[]
/** What the seats of a constituency do. `away` and `justified` are filled and not there, `vacant` is nobody's. */
export type Side = Partial<
  Record<"yes" | "no" | "abstain" | "invalid" | "silent" | "excluded" | "away" | "justified" | "vacant", Some>
> & { marking?: readonly (readonly [choice: Choice, seats: Some])[] }

type Doing = { seat: SeatAtOpening; choice: Choice | null; isOut: boolean }

const weightsOf = (some: Some) => (typeof some === "number" ? Array.from({ length: some }, () => 1) : some)

const CHOICES: Record<string, Choice> = { yes: "yes", no: "no", abstain: "abstain", invalid: ["?"] }

const doingsOf = (groupId: string, side: Side): Doing[] => {
  const { marking = [], ...rest } = side
  const some = Object.entries(rest) as [string, Some][]
  const asked = [
    ...some.map(([what, seats]) => ({ what, choice: CHOICES[what] ?? null, seats })),
    ...marking.map(([choice, seats]) => ({ what: "marking", choice, seats })),
  ]
  let number = 0
  return asked.flatMap(({ what, choice, seats }) =>
    weightsOf(seats).map((weight) => ({
      seat: {
        ...{ seatId: `${groupId}-${++number}`, groupId, voting: true, weight, isFilled: what !== "vacant" },
        isJustified: what === "justified",
        attendance: ["away", "justified", "vacant"].includes(what)
          ? ("absent" as const)
          : ("present" as const),
      },
      choice,
      isOut: what === "excluded",
    })),
  )
}

export type Hall = { frozen: Frozen; votes: Vote[]; excluded: string[] }

/** A ballot in a hall, by constituency. */
export const hall = (
  sides: Readonly<Record<string, Side>>,
  { question = MOTION, rule: frozenRule = rule() }: { question?: Question; rule?: BallotRule } = {},
): Hall => {
  const doings = Object.entries(sides).flatMap(([groupId, side]) => doingsOf(groupId, side))
  const { setting, weights } = frozenRule
  const asked = { setting, groups: [], weightMax: weights ? 1_000 : 1 }
  const roll = freezeRoll(
    asked,
    doings.map(({ seat }) => seat),
  )
  return {
    frozen: { question, rule: frozenRule, roll },
    votes: doings.flatMap(({ seat, choice }) => (choice === null ? [] : [{ seatId: seat.seatId, choice }])),
    excluded: doings.filter(({ isOut }) => isOut).map(({ seat }) => seat.seatId),
  }
}

export const judge = ({ frozen, votes, excluded }: Hall, chair: Choice | null = null): Verdict =>
  judgeBallot(frozen, accountOf(frozen, votes, excluded), chair)

/** A motion in one constituency. */
export const motion = (side: Side, over: Partial<BallotRule> = {}, chair: Choice | null = null): Verdict =>
  judge(hall({ a: side }, { rule: rule(over) }), chair)
