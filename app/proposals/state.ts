import type { RuleOf } from "../roundtables/regulation/fields.ts"

/** What the rules of a table say of its proposals: from when to when what may be done, and by whom. */
export type ProposalRule = RuleOf<"proposals">

export const STATES = [
  ...(["draft", "submitted", "admitted", "not_admitted", "discussion", "ballot", "voted"] as const),
  ...(["withdrawn", "merged", "split", "discarded"] as const),
  // Of a micro-project: handed in to its call, then what came of it. No rule of a table names these.
  ...(["entered", "funded", "not_funded"] as const),
] as const
export type ProposalState = (typeof STATES)[number]

export const OUTCOMES = ["approved", "not_approved", "tied", "not_valid"] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What who keeps the table's proposals does with one, step by step. */
export const STEPS = ["admit", "not_admit", "discuss", "to_ballot", "resume", "vote"] as const
export type Step = (typeof STEPS)[number]

const TO: Readonly<Record<Step, ProposalState>> = {
  ...{ admit: "admitted", not_admit: "not_admitted", discuss: "discussion" },
  ...{ to_ballot: "ballot", resume: "discussion", vote: "voted" },
}

/** The state that a step leads to. */
export const stateAfter = (step: Step): ProposalState => TO[step]

/** The states from which the rules let a step be taken. */
export const statesBefore = (step: Step, rule: ProposalRule): readonly ProposalState[] => {
  if (step === "admit" || step === "not_admit") return ["submitted"]
  if (step === "discuss") return ["admitted"]
  if (step === "to_ballot") return rule.ballotFrom
  return ["ballot"]
}

/** The steps that the rules let be taken from a state. */
export const stepsFrom = (state: string, rule: ProposalRule): Step[] =>
  STEPS.filter((step) => statesBefore(step, rule).some((before) => before === state))

export const SWITCHES = ["edit", "support", "comment", "merge", "withdraw"] as const
export type Switch = (typeof SWITCHES)[number]

const DURING = {
  ...{ edit: "editIn", support: "supportIn", comment: "commentIn", merge: "mergeIn" },
  withdraw: "withdrawIn",
} as const satisfies Record<Switch, keyof ProposalRule>

/**
 * Whether the rules of the table let this be done with a proposal in this state. A draft is its authors'; what is put
 * to the vote is not changed under the hands of who votes.
 */
export const isOn = (what: Switch, state: string, rule: ProposalRule): boolean =>
  !(what === "edit" && state === "ballot") &&
  ((what === "edit" && state === "draft") || rule[DURING[what]].some((one) => one === state))

/** Nothing more is done with it. */
export const isOver = (state: string): boolean =>
  ["not_admitted", "voted", "withdrawn", "merged", "split", "discarded", "funded", "not_funded"].includes(
    state,
  )

/** Ways out of a proposal that ended without what it asks: its authors may write it anew. */
export const mayBeRewritten = (state: string, outcome: string | null): boolean =>
  state === "not_admitted" || state === "withdrawn" || (state === "voted" && outcome !== "approved")
