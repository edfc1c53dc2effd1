import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isMember, isSecretary, refuseClosed } from "../roundtables/policy.ts"

/** Why this person may not read a filed paper and what hangs on it, or null. */
export const refuseReadRecord = (
  actor: Actor,
  filing: { roundtableId: string; visibility: string },
): Reason | null =>
  filing.visibility === "public" || isMember(actor, filing.roundtableId) || actor.isAdministrator
    ? null
    : because("records.refuse.members_only")

/** Why this person may not file papers here, nor write protocol, receipts and signatures, or null. */
export const refuseKeepRecords = (actor: Actor, roundtableId: string): Reason | null =>
  isSecretary(actor, roundtableId) || actor.isAdministrator ? null : because("records.refuse.secretary_only")

/**
 * Why nothing new is filed at this table, or null: at a closed one its papers stand as they are. What comes back of
 * them (protocol, receipts, signatures that were asked for) is still taken in, and an error is still declared.
 */
export const refuseFile = (actor: Actor, table: { id: string; closedAt: Date | null }): Reason | null =>
  refuseKeepRecords(actor, table.id) ?? refuseClosed(table)

/** Why nothing may be added to this paper any more, or null. */
export const refuseVoided = (filing: { voidedAt: Date | null; purgedAt: Date | null }): Reason | null =>
  filing.purgedAt
    ? because("records.refuse.purged")
    : filing.voidedAt
      ? because("records.refuse.voided")
      : null

/** Why this person may not write funding blocks, or null. */
export const refuseKeepFunding = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("records.refuse.administrator_only")

/** Why this person may not set terms and holds, or null. */
export const refuseKeepRetention = (actor: Actor): Reason | null =>
  actor.isAdministrator ? null : because("records.refuse.administrator_only")
