import { because, type Reason } from "../../../errors.ts"
import type { Way } from "../policy.ts"

/** What the rules of a verbale's life need to know of it. */
export type LifeFacts = {
  kind: string
  state: string
  way: Way
  observationDays: number
  isFrozen: boolean
  isApproved: boolean
  isSigned: boolean
  /** The sitting is going on or interrupted. */
  isGoingOn: boolean
  /** How often the members were asked for their observations. */
  reviews: number
  isInReview: boolean
  openObservations: number
  /** Its paper is among the table's acts. */
  isFiled: boolean
}

const refuseFrozen = (facts: LifeFacts): Reason | null =>
  facts.isFrozen || (facts.state !== "draft" && facts.state !== "review")
    ? because("minutes.refuse.frozen")
    : null

const refuseUnsettled = (facts: LifeFacts): Reason | null => {
  if (facts.isGoingOn) return because("minutes.refuse.sitting_goes_on")
  if (facts.isInReview) return because("minutes.refuse.in_review")
  return facts.openObservations > 0
    ? because("minutes.refuse.observations_open", { count: facts.openObservations })
    : null
}

/** Why the members cannot be asked for their observations now, or null. */
export const refuseOpenReview = (facts: LifeFacts): Reason | null =>
  refuseFrozen(facts) ??
  (facts.observationDays === 0 ? because("minutes.refuse.no_review") : null) ??
  refuseUnsettled(facts)

/** Why the text cannot be frozen and sent to be signed now, or null. */
export const refuseFreeze = (facts: LifeFacts): Reason | null => {
  const reason = refuseFrozen(facts) ?? refuseUnsettled(facts)
  if (reason) return reason
  if (facts.way === "written") return because("minutes.refuse.written_first")
  return facts.observationDays > 0 && facts.reviews === 0 ? because("minutes.refuse.review_first") : null
}

/** Why the frozen text cannot be filed and its signatures asked for, or null. */
export const refuseFileMinutes = (facts: LifeFacts): Reason | null => {
  if (!facts.isFrozen) return because("minutes.refuse.not_frozen")
  return facts.isFiled || facts.isSigned ? because("minutes.refuse.filed_already") : null
}

/** Why a verbale cannot be approved in a later meeting now, or null. */
export const refuseApprove = (facts: LifeFacts): Reason | null => {
  if (facts.isApproved) return because("minutes.refuse.approved_already")
  return facts.state === "signed" ? null : because("minutes.refuse.not_signed")
}

/**
 * Why it cannot be approved at once (seduta stante) now, or null: the whole where the rules say so; one of its points
 * whenever the table decides that in the sitting itself.
 */
export const refuseAtOnce = (facts: LifeFacts, isWhole: boolean): Reason | null => {
  if (facts.isApproved) return because("minutes.refuse.approved_already")
  if (facts.kind !== "sitting" || !facts.isGoingOn) return because("minutes.refuse.not_at_once")
  return isWhole && facts.way !== "same_sitting" ? because("minutes.refuse.way_is_another") : null
}

/** Why no observation is taken now, or null. State before time: a review that is closed is closed. */
export const refuseObserve = (
  review: { closedAt: Date | null; closesAt: Date } | null,
  now: Date,
): Reason | null => {
  if (!review || review.closedAt !== null) return because("minutes.refuse.no_review_open")
  return now >= review.closesAt ? because("minutes.refuse.review_over") : null
}

/** What comes of a review whose deadline passed. */
export const reviewOutcome = (way: Way, observations: number): "approved" | "again" | "read" => {
  if (way !== "written") return "read"
  return observations === 0 ? "approved" : "again"
}

/** What a verbale is once everybody has signed. */
export const signedState = (way: Way, isApproved: boolean): "approved" | "signed" =>
  isApproved || way === "signature" ? "approved" : "signed"
