import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isChair, isMember, isSecretary } from "../roundtables/policy.ts"

export type PaperState = "draft" | "co_design" | "adopted"
export type PaperRole = "write" | "comment" | "read"

/** What the policy needs to know of a document; `writerSeats` is null when every seat writes. */
export type PaperFacts = {
  roundtableId: string
  state: string
  writerSeats: readonly string[] | null
}

const servesTable = (actor: Actor, roundtableId: string) =>
  isSecretary(actor, roundtableId) || isChair(actor, roundtableId)

const hasWritingSeat = (actor: Actor, paper: PaperFacts): boolean =>
  actor.seats.some(
    ({ roundtableId, seatId }) =>
      roundtableId === paper.roundtableId &&
      (paper.writerSeats === null || paper.writerSeats.includes(seatId)),
  )

/** Why this person may not read the document, or null. What a table has adopted is for everybody. */
export const refuseReadPaper = (actor: Actor, paper: PaperFacts): Reason | null =>
  paper.state === "adopted" || isMember(actor, paper.roundtableId)
    ? null
    : because("documents.refuse.members_only")

/** Why this person may not change the text, or null. */
export const refuseWritePaper = (actor: Actor, paper: PaperFacts): Reason | null => {
  if (paper.state === "adopted") return because("documents.refuse.adopted")
  if (!isMember(actor, paper.roundtableId)) return because("documents.refuse.members_only")
  if (servesTable(actor, paper.roundtableId)) return null
  if (paper.state === "draft") return because("documents.refuse.draft")
  return hasWritingSeat(actor, paper) ? null : because("documents.refuse.not_a_writer")
}

/** Why this person may not start a document at the table, or null. */
export const refuseCreatePaper = (actor: Actor, roundtableId: string): Reason | null =>
  servesTable(actor, roundtableId) ? null : because("documents.refuse.secretary_starts")

/** Why this person may not open a draft for writing together, or null. */
export const refuseOpenCoDesign = (actor: Actor, paper: PaperFacts): Reason | null => {
  if (paper.state !== "draft") return because("documents.refuse.not_a_draft")
  return refuseCreatePaper(actor, paper.roundtableId)
}

/** What the person may do with the text, or null when they may not even know of it. */
export const paperRole = (actor: Actor, paper: PaperFacts): PaperRole | null => {
  if (refuseReadPaper(actor, paper)) return null
  if (refuseWritePaper(actor, paper) === null) return "write"
  return isMember(actor, paper.roundtableId) && paper.state !== "adopted" ? "comment" : "read"
}
