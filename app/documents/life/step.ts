import type { RuleOf } from "../../roundtables/regulation/fields.ts"
import type { PaperState } from "../policy.ts"

/** The states of a text in the order in which it goes through them. */
export const STATES = ["draft", "co_design", "final_review", "approval", "adopted"] as const

/** Texts that are still being made. */
export const IN_THE_MAKING = ["draft", "co_design", "final_review", "approval"] as const

type Step = {
  from: PaperState
  /** Null for what happens in the state and does not leave it. */
  to: PaperState | null
  /** The field of the regulation that names who may. */
  by: keyof RuleOf<"documents">
}

/** Every step in the life of a text. Where an approval round leads to is its outcome's to say. */
export const STEPS = {
  open_co_design: { from: "draft", to: "co_design", by: "openCoDesign" },
  begin_review: { from: "co_design", to: "final_review", by: "review" },
  back_to_co_design: { from: "final_review", to: "co_design", by: "review" },
  open_round: { from: "final_review", to: "approval", by: "adopt" },
  close_round: { from: "approval", to: null, by: "adopt" },
  withdraw_round: { from: "approval", to: "final_review", by: "adopt" },
  record_act: { from: "adopted", to: null, by: "publish" },
  publish: { from: "adopted", to: null, by: "publish" },
  revise: { from: "adopted", to: null, by: "openCoDesign" },
} as const satisfies Record<string, Step>

export type StepName = keyof typeof STEPS
export const STEP_NAMES = Object.keys(STEPS) as StepName[]

/** The steps that a text in this state may take, whoever takes them. */
export const stepsFrom = (state: string): StepName[] =>
  STEP_NAMES.filter((name) => STEPS[name].from === state)
