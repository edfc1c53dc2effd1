import type { Actor } from "../../context.ts"
import { because, type Reason } from "../../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../../roundtables/policy.ts"
import { type PaperFacts, refuseWritePaper } from "../policy.ts"

/** What the policy needs to know of a thread. */
export type ThreadFacts = { createdById: string; resolvedAt: Date | null }
/** What the policy needs to know of a comment. */
export type CommentFacts = { authorId: string; withdrawnAt: Date | null; hiddenAt: Date | null }

type Place = Pick<PaperFacts, "roundtableId">

/** Why this person may not read what members say about the text, or null: comments are members' talk. */
export const refuseReadComments = (actor: Actor, paper: Place): Reason | null =>
  isMember(actor, paper.roundtableId) ? null : because("comments.refuse.members_only")

/** Why this person may not comment on the text, or null: no right to write is needed. */
export const refuseComment = (
  actor: Actor,
  paper: Pick<PaperFacts, "roundtableId" | "state">,
): Reason | null => {
  if (!isMember(actor, paper.roundtableId)) return because("comments.refuse.members_only")
  if (paper.state === "adopted") return because("comments.refuse.adopted")
  return isClosedFor(actor, paper.roundtableId) ? because("roundtables.refuse.closed") : null
}

/** Why this person may not write down what somebody without an account says, or null. */
export const refuseOnBehalf = (actor: Actor, paper: Place): Reason | null =>
  isSecretary(actor, paper.roundtableId) ? null : because("comments.refuse.on_behalf")

/** Why this person may not change or withdraw a comment, or null. */
export const refuseEditComment = (actor: Actor, paper: PaperFacts, comment: CommentFacts): Reason | null => {
  const refused = refuseComment(actor, paper)
  if (refused) return refused
  if (comment.authorId !== actor.personId) return because("comments.refuse.not_yours")
  if (comment.withdrawnAt) return because("comments.refuse.withdrawn")
  return comment.hiddenAt ? because("comments.refuse.hidden") : null
}

/** Why this person may not settle a thread, or null: who writes the text does, and who began the thread. */
export const refuseResolveThread = (actor: Actor, paper: PaperFacts, thread: ThreadFacts): Reason | null => {
  const refused = refuseComment(actor, paper)
  if (refused) return refused
  if (thread.resolvedAt) return because("comments.refuse.resolved_already")
  if (thread.createdById === actor.personId) return null
  return refuseWritePaper(actor, paper) === null ? null : because("comments.refuse.resolve")
}

/** Why this person may not open a settled thread again, or null. */
export const refuseReopenThread = (actor: Actor, paper: PaperFacts, thread: ThreadFacts): Reason | null =>
  refuseComment(actor, paper) ?? (thread.resolvedAt ? null : because("comments.refuse.open_already"))

const refuseModerate = (actor: Actor, paper: PaperFacts, comment: CommentFacts): Reason | null => {
  const refused = refuseComment(actor, paper)
  if (refused) return refused
  if (!isSecretary(actor, paper.roundtableId) && !isChair(actor, paper.roundtableId))
    return because("comments.refuse.hide")
  return comment.withdrawnAt ? because("comments.refuse.withdrawn") : null
}

/** Why this person may not hide a comment, or null. */
export const refuseHideComment = (actor: Actor, paper: PaperFacts, comment: CommentFacts): Reason | null =>
  refuseModerate(actor, paper, comment) ??
  (comment.hiddenAt ? because("comments.refuse.hidden_already") : null)

/** Why this person may not show a hidden comment again, or null: whoever may hide it may. */
export const refuseShowComment = (actor: Actor, paper: PaperFacts, comment: CommentFacts): Reason | null =>
  refuseModerate(actor, paper, comment) ??
  (comment.hiddenAt ? null : because("comments.refuse.shown_already"))
