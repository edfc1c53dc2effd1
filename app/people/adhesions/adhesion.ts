/** The pages of the form, in their order. */
export const STEPS = ["body", "registers", "table", "contact", "annexes", "check"] as const
export type Step = (typeof STEPS)[number]

export const stepAfter = (step: Step): Step => STEPS[STEPS.indexOf(step) + 1] ?? "check"
export const stepBefore = (step: Step): Step | null => STEPS[STEPS.indexOf(step) - 1] ?? null
export const isStep = (value: unknown): value is Step => (STEPS as readonly unknown[]).includes(value)

export const ADHESION_STATES = [
  "draft",
  "unconfirmed",
  "waiting",
  "in_charge",
  "additions_asked",
  "accepted",
  "refused",
  "withdrawn",
] as const
export type AdhesionState = (typeof ADHESION_STATES)[number]

/** The states in which somebody has to decide. */
export const UNDECIDED = ["waiting", "in_charge", "additions_asked"] as const

export const isUndecided = (state: string): boolean => (UNDECIDED as readonly string[]).includes(state)

type Draft = { reason: string | null; contactName: string | null; contactEmail: string | null }

/** The first step that lacks an answer, or null when the request can be sent. */
export const missingStep = ({ reason, contactName, contactEmail }: Draft): Step | null =>
  reason === null ? "table" : contactName === null || contactEmail === null ? "contact" : null
