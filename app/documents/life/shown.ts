import type { Reason } from "../../errors.ts"
import type { Said } from "../../roundtables/regulation/say.ts"
import type { StepName } from "./step.ts"

/** What pages show of a text's life, as it comes over the wire. */
export type ShownAct = {
  code: string
  outcome: string
  body: string
  kind: string | null
  number: string | null
  day: string
  link: string | null
  reason: string | null
  voidedAt: string | Date | null
  voidReason: string | null
  files: readonly { code: string; name: string | null; type: string; size: number; sha256: string | null }[]
}
export type ShownStep = { name: StepName; whyNot: Reason | null; who: Said }
export type ShownRound = {
  number: number
  openedAt: string
  closesAt: string
  closedAt: string | null
  outcome: string | null
  reason: string | null
  asked: number
  answered: number
  objections: number
  waiting: number
}
export type ShownKin = { code: string; title: string; language: string; state: string }
export type ShownLife = {
  rounds: readonly ShownRound[]
  approved: { number: number; sha256: string } | null
  acts: readonly ShownAct[]
  mayVoidActs: boolean
  steps: readonly ShownStep[]
  predecessor: ShownKin | null
  revision: ShownKin | null
}
