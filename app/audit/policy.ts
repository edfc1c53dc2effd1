import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"

/** Why this person may not read the log of the whole installation, values aside, or null. */
export const refuseReadLog = (actor: Actor): Reason | null =>
  actor.isAdministrator || actor.roles.includes("data_protection_officer")
    ? null
    : because("audit.refuse.administrator_only")

/** Why this person may not read the values behind the entries, or null: an officer sees registers, no content. */
export const refuseReadValues = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("audit.refuse.values_administrator_only")
