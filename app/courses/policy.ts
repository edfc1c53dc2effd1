import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { holdsRole } from "../people/roles.ts"
import { enrolmentPhase, isLive, mayStillCancel } from "./enrolment.ts"

/** What policies ask of an edition. */
export type EditionFacts = {
  state: string
  approval: string
  opensAt: Date
  closesAt: Date
  cancelUntil: Date
  trainers: readonly string[]
  tutors: readonly string[]
}

/** What policies ask of an enrolment. */
export type EnrolmentFacts = { state: string; personId: string; organisationId: string | null }

/** Whether the person looks after all courses. */
export const keepsCourses = (actor: Actor): boolean =>
  actor.isAdministrator || holdsRole(actor, "course_coordinator")

/** Why this person may not write courses, editions and their sessions, or null. */
export const refuseKeepCourses = (actor: Actor): Reason | null =>
  keepsCourses(actor) ? null : because("courses.refuse.coordinator_only")

const isAmong = (actor: Actor, people: readonly string[]) =>
  actor.personId !== null && people.includes(actor.personId)

/** Whether the person holds this edition, as trainer or tutor. */
export const holdsEdition = (actor: Actor, { trainers, tutors }: Pick<EditionFacts, "trainers" | "tutors">) =>
  isAmong(actor, trainers) || isAmong(actor, tutors)

/** Why this person may not see an edition, or null: one that is being prepared is for who prepares and holds it. */
export const refuseReadEdition = (actor: Actor, edition: EditionFacts): Reason | null =>
  edition.state !== "draft" || keepsCourses(actor) || holdsEdition(actor, edition)
    ? null
    : because("errors.not_found.text")

/** Why this person may not see who is enrolled, or null. */
export const refuseSeeEnrolments = (actor: Actor, edition: EditionFacts): Reason | null =>
  keepsCourses(actor) || holdsEdition(actor, edition) ? null : because("courses.refuse.staff_only")

/** Why this person may not read what somebody needs, in detail, or null: trainers see how many need what. */
export const refuseReadNeeds = (actor: Actor): Reason | null =>
  keepsCourses(actor) ? null : because("courses.refuse.coordinator_only")

/** Why nobody can enrol in this edition now, or null. */
export const refuseEnrolNow = (edition: EditionFacts, now: Date): Reason | null => {
  if (edition.state !== "published") return because("courses.refuse.not_published")
  const phase = enrolmentPhase(edition, now)
  if (phase === "open") return null
  return because(phase === "early" ? "courses.refuse.too_early" : "courses.refuse.too_late")
}

/** Why this person may not enrol people of an organisation, or null. */
export const refuseEnrolGroup = (actor: Actor, organisationId: string): Reason | null =>
  holdsRole(actor, "organisation_manager", organisationId) ? null : because("courses.refuse.manager_only")

/**
 * Why this person may not say yes or no to a request, or null. The trainer does, or the person's own organisation;
 * the course coordinator where there is none.
 * @param isManaged whether the organisation of the enrolment has a manager
 */
export const refuseDecide = (
  actor: Actor,
  edition: EditionFacts,
  enrolment: EnrolmentFacts,
  isManaged: boolean,
): Reason | null => {
  if (enrolment.state !== "requested") return because("courses.refuse.decided")
  if (edition.approval === "by_trainer" && edition.trainers.length > 0)
    return isAmong(actor, edition.trainers) ? null : because("courses.refuse.trainer_decides")
  if (edition.approval === "by_organisation" && enrolment.organisationId !== null && isManaged)
    return holdsRole(actor, "organisation_manager", enrolment.organisationId)
      ? null
      : because("courses.refuse.organisation_decides")
  return refuseKeepCourses(actor)
}

/** Why this person may not read an enrolment, or null: its own, who holds the edition, who decides for the body. */
export const refuseReadEnrolment = (
  actor: Actor,
  edition: EditionFacts,
  enrolment: EnrolmentFacts,
): Reason | null => {
  const { personId, organisationId } = enrolment
  if (actor.personId === personId || refuseSeeEnrolments(actor, edition) === null) return null
  return organisationId !== null && holdsRole(actor, "organisation_manager", organisationId)
    ? null
    : because("errors.not_found.text")
}

/** Why this person may not answer an offer, or null: it is the offered person's own, while it lasts. */
export const refuseAnswerOffer = (
  actor: Actor,
  enrolment: EnrolmentFacts & { offerEndsAt: Date | null },
  now: Date,
): Reason | null => {
  if (actor.personId !== enrolment.personId) return because("courses.refuse.not_yours")
  if (enrolment.state !== "offered") return because("courses.refuse.no_offer")
  const isOver = enrolment.offerEndsAt === null || now >= enrolment.offerEndsAt
  return isOver ? because("courses.refuse.offer_over") : null
}

/**
 * Why this person may not give an enrolment up, or null. The coordinator may at any time, saying why, until the edition
 * is closed and what it issued is worth something.
 */
export const refuseCancel = (
  actor: Actor,
  edition: EditionFacts,
  enrolment: EnrolmentFacts & { hasPaper: boolean },
  now: Date,
): Reason | null => {
  if (!isLive(enrolment.state)) return because("courses.refuse.over")
  if (edition.state === "closed" && enrolment.hasPaper) return because("courses.refuse.has_paper")
  if (keepsCourses(actor)) return null
  if (actor.personId !== enrolment.personId) return because("courses.refuse.not_yours")
  return mayStillCancel(enrolment.state, edition.cancelUntil, now)
    ? null
    : because("courses.refuse.cancel_late")
}
