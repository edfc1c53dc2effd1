import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isChair, isClosedFor, isMember, isSecretary } from "../roundtables/policy.ts"

export type PaperState = "draft" | "co_design" | "final_review" | "approval" | "adopted"
export type PaperRole = "write" | "comment" | "read"

/** What the policy needs to know of a document; `writerSeats` is null when every seat writes. */
export type PaperFacts = {
  roundtableId: string
  /** Whether the table's work is shown to everybody. */
  isOfPublicTable: boolean
  /** Whether it was published: then everybody reads it, whatever the table shows of its work. */
  isPublished: boolean
  state: string
  writerSeats: readonly string[] | null
  /** Minutes have a life of their own. */
  kind?: string
}

const servesTable = (actor: Actor, roundtableId: string) =>
  isSecretary(actor, roundtableId) || isChair(actor, roundtableId)

const hasWritingSeat = (actor: Actor, paper: PaperFacts): boolean =>
  actor.seats.some(
    ({ roundtableId, seatId }) =>
      roundtableId === paper.roundtableId &&
      (paper.writerSeats === null || paper.writerSeats.includes(seatId)),
  )

/** Minutes name who was there: what is public of them is made apart, and never their text. */
export const namesPeople = ({ kind }: { kind?: string }): boolean => kind === "minutes"

/** Why this person may not read the document, or null. What a public table has adopted, or any published, is for everybody. */
export const refuseReadPaper = (actor: Actor, paper: PaperFacts): Reason | null =>
  (paper.state === "adopted" && !namesPeople(paper) && (paper.isOfPublicTable || paper.isPublished)) ||
  isMember(actor, paper.roundtableId)
    ? null
    : because("documents.refuse.members_only")

/** Why this person may not change the text, or null. */
export const refuseWritePaper = (actor: Actor, paper: PaperFacts): Reason | null => {
  if (paper.state === "adopted") return because("documents.refuse.adopted")
  if (paper.state === "approval") return because("life.refuse.in_approval")
  if (!isMember(actor, paper.roundtableId)) return because("documents.refuse.members_only")
  if (isClosedFor(actor, paper.roundtableId)) return because("roundtables.refuse.closed")
  if (servesTable(actor, paper.roundtableId)) return null
  if (paper.state === "draft") return because("documents.refuse.draft")
  if (paper.state === "final_review") return because("life.refuse.in_review")
  return hasWritingSeat(actor, paper) ? null : because("documents.refuse.not_a_writer")
}

/** Why this person may not start a document at the table, or null. */
export const refuseCreatePaper = (actor: Actor, roundtableId: string): Reason | null => {
  if (!servesTable(actor, roundtableId)) return because("documents.refuse.secretary_starts")
  return isClosedFor(actor, roundtableId) ? because("roundtables.refuse.closed") : null
}

/** What the person may do with the text, or null when they may not even know of it. */
export const paperRole = (actor: Actor, paper: PaperFacts): PaperRole | null => {
  if (refuseReadPaper(actor, paper)) return null
  if (refuseWritePaper(actor, paper) === null) return "write"
  return isMember(actor, paper.roundtableId) && paper.state !== "adopted" ? "comment" : "read"
}

/**
 * Why this person may not erase how the text came about, or null. What was pasted by mistake must be removable from
 * a text that is adopted, or whose table is closed, as well.
 */
export const refuseEraseHistory = (actor: Actor, paper: PaperFacts): Reason | null =>
  servesTable(actor, paper.roundtableId) ? null : because("documents.refuse.secretary_erases")
