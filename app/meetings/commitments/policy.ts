import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { actsFor } from "../../people/organisations/policy.ts"
import { isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"
import type { ToldAs } from "./commitment.ts"

export type CommitmentFacts = {
  roundtableId: string
  /** Null where the table's secretariat promised it. */
  organisationId: string | null
  /** It comes from a decision on the public register, at a table that shows its work. */
  isPublic: boolean
}

/** Why this person may not read a commitment, or null: its table and its body do, and everybody what is public. */
export const refuseReadCommitment = (actor: Actor, commitment: CommitmentFacts): Reason | null => {
  const { roundtableId, organisationId, isPublic } = commitment
  if (isPublic || isMember(actor, roundtableId) || actor.isAdministrator) return null
  if (organisationId !== null && actsFor(actor, organisationId)) return null
  return because("commitments.refuse.inside")
}

/** Why this person may not write down commitments of the table, or null. */
export const refuseKeepCommitments = (actor: Actor, roundtableId: string): Reason | null => {
  if (!isSecretary(actor, roundtableId)) return because("commitments.refuse.secretary_only")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** For whom this person tells how a commitment stands, or null: the secretariat's word goes first. */
export const tellsAs = (actor: Actor, { roundtableId, organisationId }: CommitmentFacts): ToldAs | null => {
  if (isSecretary(actor, roundtableId)) return "secretariat"
  return organisationId !== null && actsFor(actor, organisationId) ? "body" : null
}

/** Why this person may not tell how a commitment stands, or null. */
export const refuseTell = (actor: Actor, commitment: CommitmentFacts & { state: string }): Reason | null => {
  const as = tellsAs(actor, commitment)
  if (as === null) return because("commitments.refuse.body_only")
  if (isClosedFor(actor, commitment.roundtableId)) return because("roundtables.refuse.closed")
  return as === "body" && commitment.state !== "open" ? because("commitments.refuse.over") : null
}

/** Why this person may not see all that a body has promised, or null: others see what is public. */
export const readsInside = (actor: Actor, organisationId: string): boolean =>
  actor.isAdministrator || actsFor(actor, organisationId)
