import type { Actor } from "../../../context.ts"
import { because, type Reason } from "../../../errors.ts"
import { isChair, isSecretary } from "../../../roundtables/policy.ts"
import { refuseKeepMinutes } from "../policy.ts"

export type ToPublish = {
  roundtableId: string
  approvedAt: Date | null
  signedAt: Date | null
  publishedAt: Date | null
}

/** Why this person may not prepare and publish the public version of a verbale, or null. */
export const refusePublishMinutes = (
  actor: Actor,
  minutes: ToPublish,
  table: { visibility: string },
): Reason | null => {
  const refused = refuseKeepMinutes(actor, minutes.roundtableId)
  if (refused) return refused
  if (table.visibility !== "public") return because("afterwards.refuse.private_table")
  if (minutes.approvedAt === null) return because("afterwards.refuse.not_approved")
  if (minutes.signedAt === null) return because("minutes.refuse.not_signed")
  return minutes.publishedAt === null ? null : because("afterwards.refuse.published")
}

/** Why this person may not take the public version back, or null; a name is taken back at a closed table, too. */
export const refuseWithdrawMinutes = (actor: Actor, minutes: ToPublish): Reason | null => {
  if (!isSecretary(actor, minutes.roundtableId) && !isChair(actor, minutes.roundtableId))
    return because("minutes.refuse.secretary_or_chair")
  return minutes.publishedAt === null ? because("afterwards.refuse.not_published") : null
}
