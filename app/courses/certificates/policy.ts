import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { keepsCourses, refuseKeepCourses } from "../policy.ts"

/** What policies ask of an edition whose papers are wanted. */
export type IssueFacts = {
  /** Of the edition. */
  state: string
  sessions: readonly { cancelledAt: Date | null; state: string | null }[]
  /** Who signs is written. */
  isPrepared: boolean
}

/** Why no paper of this edition can be issued now, or null: every session that was not cancelled is countersigned. */
export const refuseIssueNow = ({ state, sessions, isPrepared }: IssueFacts): Reason | null => {
  if (state !== "published" && state !== "closed") return because("certificates.refuse.not_held")
  const held = sessions.filter(({ cancelledAt }) => cancelledAt === null)
  if (held.length === 0) return because("certificates.refuse.no_sessions")
  const unsigned = held.filter((session) => session.state !== "countersigned").length
  if (unsigned > 0) return because("certificates.refuse.unsigned", { count: unsigned })
  return isPrepared ? null : because("certificates.refuse.no_signatory")
}

/** Why this person may not issue the papers of an edition now, or null. */
export const refuseIssue = (actor: Actor, facts: IssueFacts): Reason | null =>
  refuseKeepCourses(actor) ?? refuseIssueNow(facts)

/** Why this person may not read a paper, or null: its own, and who coordinates courses. */
export const refuseReadCertificate = (actor: Actor, { personId }: { personId: string }): Reason | null =>
  actor.personId === personId || keepsCourses(actor) ? null : because("errors.not_found.text")

/** Why this paper cannot be revoked any more, or null. */
export const refuseRevoke = (actor: Actor, { endedAt }: { endedAt: Date | null }): Reason | null =>
  refuseKeepCourses(actor) ?? (endedAt === null ? null : because("certificates.refuse.over"))

/** Why this paper gives way to no other one, or null: one that was replaced has its successor already. */
export const refuseReplace = (
  actor: Actor,
  { replacedById }: { replacedById: string | null },
  facts: IssueFacts,
): Reason | null => {
  const refused = refuseKeepCourses(actor)
  if (refused) return refused
  return replacedById === null ? refuseIssueNow(facts) : because("certificates.refuse.replaced")
}
