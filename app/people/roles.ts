import type { Actor, OfficerRole, OrganisationOffice, PlatformRole } from "../context.ts"
import { because, type Reason } from "../errors.ts"

/** Where a role holds: everywhere, at one table, on one seat, in one organisation. */
export type RoleScope = "platform" | "roundtable" | "seat" | "organisation"

/** Every role that there is, and where it holds. */
export const ROLES = {
  administrator: "platform",
  course_coordinator: "platform",
  trainer: "platform",
  tutor: "platform",
  auditor: "platform",
  data_protection_officer: "platform",
  secretary: "roundtable",
  chair: "roundtable",
  facilitator: "roundtable",
  observer: "roundtable",
  guest: "roundtable",
  interpreter: "roundtable",
  titular: "seat",
  substitute: "seat",
  organisation_manager: "organisation",
  answering_official: "organisation",
  operator: "organisation",
  project_manager: "organisation",
  partner_contributor: "organisation",
} as const satisfies Record<string, RoleScope>

export type Role = keyof typeof ROLES

/** Given and withdrawn by administrators, over the whole installation. */
export const PLATFORM_ROLES = [
  "administrator",
  "course_coordinator",
  "trainer",
  "tutor",
  "auditor",
  "data_protection_officer",
] as const satisfies readonly (PlatformRole | "administrator")[]

/** Given by a table's secretary. */
export const TABLE_OFFICES = [
  "secretary",
  "chair",
  "facilitator",
  "observer",
  "guest",
  "interpreter",
] as const satisfies readonly OfficerRole[]

/** Given by an organisation's manager to those who act for it. */
export const ORGANISATION_OFFICES = [
  "answering_official",
  "operator",
  "project_manager",
  "partner_contributor",
] as const satisfies readonly OrganisationOffice[]

const holdsPlatformRole = (actor: Actor, role: Role) =>
  role === "administrator" ? actor.isAdministrator : (actor.roles as readonly string[]).includes(role)

const holdsInOrganisation = (actor: Actor, role: Role, where: string) => {
  const membership = actor.memberships.find((one) => one.organisationId === where)
  if (role === "organisation_manager") return membership?.role === "manager"
  return (membership?.offices as readonly string[] | undefined)?.includes(role) ?? false
}

const holdsAtTable = (actor: Actor, role: Role, where: string) =>
  actor.offices.some((office) => office.roundtableId === where && office.role === role)

const holdsSeat = (actor: Actor, role: Role, where: string) =>
  actor.seats.some((seat) => seat.seatId === where && (seat.rank === 0) === (role === "titular"))

/**
 * Whether the person holds the role now.
 * @param where the id of the table, the seat or the organisation; nothing for roles of the platform
 */
export const holdsRole = (actor: Actor, role: Role, where = ""): boolean =>
  ({
    platform: holdsPlatformRole,
    roundtable: holdsAtTable,
    seat: holdsSeat,
    organisation: holdsInOrganisation,
  })[ROLES[role]](actor, role, where)

/** Why what belongs to a role is not for this person, or null. */
export const refuseWithoutRole = (actor: Actor, role: Role, where = ""): Reason | null =>
  holdsRole(actor, role, where) ? null : because(`people.refuse.only.${role}`)

/** Whether an account has no role anywhere: it sees its own things and what is public. */
export const isLimited = (actor: Actor): boolean =>
  actor.personId !== null &&
  !actor.isAdministrator &&
  [actor.roles, actor.memberships, actor.seats, actor.offices].every((held) => held.length === 0)
