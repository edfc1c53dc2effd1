import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../roundtables/policy.ts"

export type MeetingFacts = {
  roundtableId: string
  state: string
  isPublic: boolean
  isOfPublicTable: boolean
}

const serves = (actor: Actor, roundtableId: string) =>
  isSecretary(actor, roundtableId) || isChair(actor, roundtableId)

/** Why this person may not prepare and convene meetings of the table, or null. */
export const refuseConvene = (actor: Actor, roundtableId: string): Reason | null => {
  if (!serves(actor, roundtableId)) return because("meetings.refuse.secretary_or_chair")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/**
 * Why this person may not read a meeting, or null. A draft is for who convenes; a meeting of a public table that
 * says so is for everybody, without the link and the names.
 */
export const refuseReadMeeting = (actor: Actor, meeting: MeetingFacts): Reason | null => {
  if (serves(actor, meeting.roundtableId)) return null
  if (meeting.state === "draft") return because("meetings.refuse.draft")
  if (isMember(actor, meeting.roundtableId) || actor.isAdministrator) return null
  return meeting.isPublic && meeting.isOfPublicTable ? null : because("meetings.refuse.members_only")
}

/** Why nothing of a meeting's convocation can be changed any more, or null. */
export const refuseChange = (meeting: { state: string }): Reason | null => {
  if (meeting.state === "draft" || meeting.state === "convened") return null
  return because(meeting.state === "cancelled" ? "meetings.refuse.cancelled" : "meetings.refuse.begun")
}
