import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"

/** Whether the person manages this organisation. */
export const isManagerOf = (actor: Actor, organisationId: string): boolean =>
  actor.memberships.some((held) => held.organisationId === organisationId && held.role === "manager")

/** Whether the person acts for this organisation, as manager or not. */
export const actsFor = (actor: Actor, organisationId: string): boolean =>
  actor.memberships.some((held) => held.organisationId === organisationId)

/** Whether the person keeps the papers of some table. */
export const isAnySecretary = (actor: Actor): boolean =>
  actor.offices.some((office) => office.role === "secretary")

/** Why this person may not write a body's presentation, contacts and register numbers, or null. */
export const refuseEditProfile = (actor: Actor, organisationId: string): Reason | null =>
  actor.isAdministrator || isManagerOf(actor, organisationId) ? null : because("organisations.refuse.profile")

/** Why this person may not verify a body's register numbers, or null. Nobody vouches for their own body. */
export const refuseVerify = (actor: Actor, organisationId: string): Reason | null => {
  if (actor.isAdministrator) return null
  if (!isAnySecretary(actor)) return because("organisations.refuse.verify")
  return isManagerOf(actor, organisationId) ? because("organisations.refuse.verify_own") : null
}

/** Why this person may not open the page where a body is edited, or null: some may only verify. */
export const refuseOpenEditor = (actor: Actor, organisationId: string): Reason | null =>
  refuseVerify(actor, organisationId) === null ? null : refuseEditProfile(actor, organisationId)

/** Why this person may not see who acts for a body and what is open for it, or null. */
export const refuseInside = (actor: Actor, organisationId: string): Reason | null =>
  actor.isAdministrator || actsFor(actor, organisationId) ? null : because("organisations.refuse.inside")

/** Why this person may not speak for a side of a network, or null. */
export const refuseSpeakFor = (actor: Actor, organisationId: string): Reason | null =>
  actor.isAdministrator || isManagerOf(actor, organisationId) ? null : because("organisations.refuse.network")
