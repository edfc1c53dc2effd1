import { because, type Reason } from "../../errors.ts"

/** Why no evidence of presence is taken in for a meeting, or null: it is a draft, or was called off. */
export const refuseEvidence = (state: string): Reason | null => {
  if (state === "draft") return because("assembly.refuse.not_convened")
  return state === "cancelled" ? because("meetings.refuse.cancelled") : null
}
