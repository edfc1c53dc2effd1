import type { RuleOf } from "../../roundtables/regulation/fields.ts"
import { quorumNeeded, type SeatFigures } from "../../roundtables/regulation/quorum-threshold.ts"
import type { Rules } from "../../roundtables/regulation/rules.ts"

export const CHOICES = ["approve", "remarks", "object", "abstain"] as const
export type AnswerChoice = (typeof CHOICES)[number]
export const AMONG = ["seats", "parties"] as const
export type Among = (typeof AMONG)[number]
export type Outcome = "adopted" | "objected" | "unanswered" | "withdrawn"

/** What an open round goes by; frozen with it. */
export type RoundRule = Pick<RuleOf<"approval">, "mostObjections" | "mayAbstain" | "silence">

export type Counts = Record<AnswerChoice, number> & {
  /** Seats that were asked. */
  asked: number
  answered: number
  silent: number
}

/**
 * What a round goes by when it opens. Who signs a paper binds a body of theirs: there every party answers, none
 * abstains, one objection is enough to stop it, and silence is never a yes.
 */
export const ruleOf = ({ approval }: Pick<Rules, "approval">, among: Among): RoundRule =>
  among === "parties"
    ? { mostObjections: 0, mayAbstain: false, silence: "absent" }
    : {
        mostObjections: approval.mostObjections,
        mayAbstain: approval.mayAbstain,
        silence: approval.silence,
      }

/** How many answers a round takes to count, of so many seats that are asked. */
export const answersNeeded = (
  rules: Pick<Rules, "approval" | "quorum_first">,
  { among, asked, assigned }: { among: Among; asked: number; assigned: number },
): number => {
  if (among === "parties" || rules.approval.answersNeeded === "all") return asked
  if (rules.approval.answersNeeded === "any") return Math.min(1, asked)
  const seats: SeatFigures = { assigned, filled: asked, justified: 0 }
  return Math.min(asked, Math.max(1, quorumNeeded(rules.quorum_first, seats)))
}

/** The live answers of a round by choice, of so many seats that were asked. */
export const countAnswers = (asked: number, answers: readonly { choice: string }[]): Counts => {
  const of = (choice: AnswerChoice) => answers.filter((answer) => answer.choice === choice).length
  return {
    ...{ asked, answered: answers.length, silent: asked - answers.length },
    ...{ approve: of("approve"), remarks: of("remarks"), object: of("object"), abstain: of("abstain") },
  }
}

/** How many seats count as having answered: who is silent does only where the regulation takes that for a yes. */
export const countedAnswers = ({ answered, silent }: Counts, rule: RoundRule): number =>
  rule.silence === "assent" ? answered + silent : answered

/**
 * What comes of a round that ends with these answers. Objections are looked at first: reasons given are worth
 * more to who goes on writing than that too few answered.
 */
export const judgeRound = (
  counts: Counts,
  rule: RoundRule,
  needed: number,
): Exclude<Outcome, "withdrawn"> => {
  if (counts.object > rule.mostObjections) return "objected"
  return countedAnswers(counts, rule) >= needed && counts.asked > 0 ? "adopted" : "unanswered"
}
