import type { Choice, Question } from "../question.ts"
import type { BallotRule } from "../rule.ts"
import type { SelectionVerdict } from "./selection.ts"

/** What a tie becomes. `casting` is what the chair had voted, where that decided: minuted whenever it did. */
export type TieEnd = {
  becomes: "approved" | "not_approved" | "run_off"
  rule: BallotRule["tie"]
  casting: Choice | null
  /** Of options: those that the casting vote chose among the tied. */
  chosen: readonly string[]
}

/**
 * What the rule makes of as many yes as no. The casting vote is the one that the chair gave in this ballot; a
 * chair who gave neither yes nor no has decided nothing, and the motion is not approved.
 */
export const endMotionTie = (rule: Pick<BallotRule, "tie">, chair: Choice | null): TieEnd => {
  const end = { rule: rule.tie, casting: null, chosen: [] }
  if (rule.tie === "run_off") return { ...end, becomes: "run_off" }
  if (rule.tie === "not_approved" || (chair !== "yes" && chair !== "no"))
    return { ...end, becomes: "not_approved" }
  return { ...end, becomes: chair === "yes" ? "approved" : "not_approved", casting: chair }
}

/**
 * What becomes of options with as many votes as each other. Persons are voted on again. A casting vote decides
 * among others if it marked exactly as many of the tied as there are places; nothing else ever breaks a tie.
 */
export const endSelectionTie = (
  question: Question,
  rule: Pick<BallotRule, "tie">,
  tied: NonNullable<SelectionVerdict["tied"]>,
  chair: Choice | null,
): TieEnd => {
  const end = { rule: rule.tie, casting: null, chosen: [] }
  if (question.kind === "election" || rule.tie === "run_off") return { ...end, becomes: "run_off" }
  if (rule.tie === "not_approved" || chair === null || typeof chair === "string")
    return { ...end, becomes: "not_approved" }
  const chosen = tied.options.filter((option) => chair.includes(option))
  return chosen.length === tied.places
    ? { ...end, becomes: "approved", casting: chair, chosen }
    : { ...end, becomes: "not_approved" }
}
