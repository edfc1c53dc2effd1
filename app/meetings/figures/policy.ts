import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"

/** Why this person may not see how often bodies and groups came, or null: the table's members do, nobody else. */
export const refuseReadAttendance = (actor: Actor, roundtableId: string): Reason | null =>
  isMember(actor, roundtableId) ? null : because("attendance.refuse.members_only")
