import { because, type Reason } from "../../errors.ts"

/** What came of a question; `consensus` is a decision that nobody was against and nobody counted. */
export const OUTCOMES = ["approved", "consensus", "rejected", "tied", "not_valid"] as const
export type Outcome = (typeof OUTCOMES)[number]

export const DECISION_STATES = ["decided", "taken_up", "not_taken_up"] as const
export type DecisionState = (typeof DECISION_STATES)[number]

/** Votes as they were counted. */
export type Numbers = { inFavour: number; against: number; abstained: number; invalid: number }

/** What a form of a decision begins with. */
export type DecisionValues = {
  title: string
  text: string
  language: string
  decidedOn: string
  territory: string
  outcome: string | null
  numbers: Numbers | null
  topics: readonly string[]
}

const SENTENCES = new Intl.Segmenter("it", { granularity: "sentence" })
export const MOST_SENTENCES = 3

/** How many sentences a text has (UAX 29); a line of its own is one even without a full stop. */
export const sentencesIn = (text: string): number =>
  text
    .split(/\n+/)
    .flatMap((line) => [...SENTENCES.segment(line)])
    .filter(({ segment }) => /[\p{L}\p{N}]/u.test(segment)).length

/** Why numbers and outcome do not go together, or null; without numbers every outcome does. */
export const refuseNumbers = (outcome: Outcome, numbers: Numbers | null): Reason | null => {
  if (!numbers) return null
  const { inFavour, against } = numbers
  if (outcome === "consensus") return because("decisions.errors.consensus_counted")
  if (outcome === "tied" && inFavour !== against) return because("decisions.errors.tied_uneven")
  if (outcome === "approved" && inFavour === 0) return because("decisions.errors.approved_by_none")
  return null
}

/** "3/2026" */
export const decisionNumber = ({ number, year }: { number: number; year: number }): string =>
  `${number}/${year}`
