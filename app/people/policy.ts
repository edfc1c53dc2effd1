import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { holdsRole, refuseWithoutRole } from "./roles.ts"

/** Why this person may not write in the register of organisations, or null. */
export const refuseKeepRegister = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("roundtables.refuse.administrator_only")

/** Why this person may not act for the organisation, or null. */
export const refuseActFor = (actor: Actor, organisationId: string): Reason | null =>
  actor.memberships.some((one) => one.organisationId === organisationId)
    ? null
    : because("people.refuse.not_yours")

/** Why this person may not look after the people of an organisation, or null. */
export const refuseManagePeople = (actor: Actor, organisationId: string): Reason | null =>
  actor.isAdministrator ? null : refuseWithoutRole(actor, "organisation_manager", organisationId)

/** Why this person may not end somebody's membership, or null: managers do, and everybody leaves by themselves. */
export const refuseEndMembership = (
  actor: Actor,
  membership: { organisationId: string; personId: string },
): Reason | null =>
  actor.personId !== null && actor.personId === membership.personId
    ? null
    : refuseManagePeople(actor, membership.organisationId)

/** Why this person may not recognise or refuse a request, or null; typed organisations are for administrators. */
export const refuseDecideRequest = (
  actor: Actor,
  request: { organisationId: string | null },
): Reason | null =>
  request.organisationId === null
    ? refuseWithoutRole(actor, "administrator")
    : refuseManagePeople(actor, request.organisationId)

/** Why this person may not see and change everybody's accounts and roles, or null. */
export const refuseAdministerPeople = (actor: Actor): Reason | null =>
  refuseWithoutRole(actor, "administrator")

/** Why this person may not erase another one's data on request, or null. */
export const refuseEraseOthers = (actor: Actor): Reason | null =>
  holdsRole(actor, "data_protection_officer") ? null : refuseWithoutRole(actor, "administrator")
