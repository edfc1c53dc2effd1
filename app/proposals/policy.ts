import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { isMember } from "../roundtables/policy.ts"
import {
  isOn,
  mayBeRewritten,
  type ProposalRule,
  type ProposalState,
  type Step,
  statesBefore,
} from "./state.ts"

export type AuthorFacts = {
  id: string
  organisationId: string | null
  seatId: string | null
  state: string
  signedRev: number | null
}
export type ProposalFacts = {
  state: ProposalState
  outcome: string | null
  /** The table whose turn it is. */
  atId: string
  isClosed: boolean
  createdById: string | null
  isShown: boolean
  rev: number
  tables: readonly { id: string; visibility: string }[]
  authors: readonly AuthorFacts[]
  rule: ProposalRule
  /** Of a micro-project: whether its call is closed and the person keeps it, without a part in it. Else null. */
  call: { isReadByKeeper: boolean } | null
}

/** In whose name a person speaks: bodies that they manage or sit for, and seats that are their own. */
export type Voices = { organisationIds: readonly string[]; seatIds: readonly string[] }
export const NO_VOICES: Voices = { organisationIds: [], seatIds: [] }

export const speaksFor = (
  voices: Voices,
  one: { organisationId: string | null; seatId: string | null },
): boolean =>
  (one.organisationId !== null && voices.organisationIds.includes(one.organisationId)) ||
  (one.seatId !== null && voices.seatIds.includes(one.seatId))

/** The authors, invited ones too, in whose name the person speaks. */
export const ownAuthors = <A extends AuthorFacts>(voices: Voices, authors: readonly A[]): A[] =>
  authors.filter((author) => speaksFor(voices, author))

/** Whether the person speaks for an author; who declined is none. */
export const isAuthor = (voices: Voices, { authors }: Pick<ProposalFacts, "authors">): boolean =>
  ownAuthors(voices, authors).some(({ state }) => state !== "declined")

const hasSigned = (voices: Voices, { authors }: ProposalFacts) =>
  ownAuthors(voices, authors).some(({ state }) => state === "signed")

/** A draft is written by everybody who was invited; what was submitted is theirs who signed it. */
export const writes = (voices: Voices, proposal: ProposalFacts): boolean =>
  hasSigned(voices, proposal) ||
  (proposal.state === "draft" &&
    ownAuthors(voices, proposal.authors).some(({ state }) => state === "invited"))

/** Whether the person keeps the proposals of a table: an office that its rules name. */
export const keepsProposals = (actor: Actor, roundtableId: string, rule: ProposalRule): boolean =>
  actor.offices.some(
    (office) => office.roundtableId === roundtableId && rule.admit.some((role) => role === office.role),
  )

/** Whether the person may submit it to the table: what answers a call is handed in to the call. */
export const refuseSubmitToTable = ({ call }: ProposalFacts): Reason | null =>
  call ? because("proposals.refuse.goes_to_its_call") : null

/** Whether the person typed it for its authors, as long as they keep the table's proposals. */
const typesFor = (actor: Actor, { createdById, atId, rule }: ProposalFacts) =>
  createdById !== null && createdById === actor.personId && keepsProposals(actor, atId, rule)

/** Why this person may not read a proposal, or null. A draft is for its authors and the keeper who typed it. */
export const refuseReadProposal = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null => {
  if (isAuthor(voices, proposal)) return null
  if (proposal.state === "draft" || proposal.state === "discarded")
    return !proposal.call && typesFor(actor, proposal) ? null : because("proposals.refuse.draft_of_authors")
  // Handed in to a call: nobody else reads it before the closing, then who judges; without money it stays so.
  if (proposal.state === "entered" || proposal.state === "not_funded")
    return proposal.call?.isReadByKeeper ? null : because("proposals.refuse.entered_of_authors")
  if (actor.isAdministrator || proposal.tables.some(({ id }) => isMember(actor, id))) return null
  const isOpen = proposal.isShown && proposal.tables.every(({ visibility }) => visibility === "public")
  return isOpen ? null : because("proposals.refuse.members_only")
}

/** Why nothing changes at a table that is closed, or null. */
export const refuseClosedTable = ({ isClosed }: ProposalFacts): Reason | null =>
  isClosed ? because("roundtables.refuse.closed") : null

/** Why this person may not change the text, or null. */
export const refuseEditProposal = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null => {
  const isTyping = proposal.state === "draft" && typesFor(actor, proposal)
  if (!isTyping && !writes(voices, proposal)) return because("proposals.refuse.authors_only")
  if (!isOn("edit", proposal.state, proposal.rule)) return because("proposals.refuse.no_more_changes")
  return refuseClosedTable(proposal)
}

/** Why this person may not invite authors, submit or throw away a draft, or null. */
export const refuseKeepDraft = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null =>
  proposal.state === "draft"
    ? refuseEditProposal(actor, voices, proposal)
    : because("proposals.refuse.submitted_already")

/** Why this person may not answer an invitation to sign, or null: before submission, and where texts were merged. */
export const refuseSign = (voices: Voices, proposal: ProposalFacts, author: AuthorFacts): Reason | null => {
  if (!speaksFor(voices, author)) return because("proposals.refuse.sign_own")
  const isOpen = proposal.state === "draft" || isOn("merge", proposal.state, proposal.rule)
  if (!isOpen) return because("proposals.refuse.not_now")
  return author.state === "invited"
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.answered_already")
}

/** Why this person may not take a step with the proposal, or null. */
export const refuseStep = (actor: Actor, proposal: ProposalFacts, step: Step): Reason | null => {
  if (!keepsProposals(actor, proposal.atId, proposal.rule)) return because("proposals.refuse.keepers_only")
  if (!statesBefore(step, proposal.rule).some((state) => state === proposal.state))
    return because("proposals.refuse.not_now")
  return refuseClosedTable(proposal)
}

/** Why this person may not send the proposal to another table, or make a shared text of it, or null. */
export const refuseKeepProposal = (actor: Actor, proposal: ProposalFacts): Reason | null => {
  if (!keepsProposals(actor, proposal.atId, proposal.rule)) return because("proposals.refuse.keepers_only")
  const isGoing = ["submitted", "admitted", "discussion"].includes(proposal.state)
  return isGoing ? refuseClosedTable(proposal) : because("proposals.refuse.not_now")
}

/** Why this person may not merge the proposal into another, or null. */
export const refuseMerge = (actor: Actor, proposal: ProposalFacts): Reason | null => {
  if (!keepsProposals(actor, proposal.atId, proposal.rule)) return because("proposals.refuse.keepers_only")
  return isOn("merge", proposal.state, proposal.rule)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.no_merging_now")
}

const refuseToDivide = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null => {
  const { authors, rule, atId } = proposal
  const isOneEnough =
    rule.withdrawBy === "any_author" || authors.filter(({ state }) => state === "signed").length <= 1
  if (isOneEnough) return hasSigned(voices, proposal) ? null : because("proposals.refuse.authors_only")
  return keepsProposals(actor, atId, rule) ? null : because("proposals.refuse.signed_together")
}

/**
 * Why this person may not split the proposal, or null: it ends by it, so that of several who signed none does it
 * without the others unless the rules let any of them withdraw it; then who keeps the proposals does.
 */
export const refuseSplit = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null => {
  const reason = refuseToDivide(actor, voices, proposal)
  if (reason) return reason
  return isOn("merge", proposal.state, proposal.rule)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.no_merging_now")
}

/** Why this person may not withdraw the proposal, or take their signature back, or null. */
export const refuseWithdraw = (voices: Voices, proposal: ProposalFacts): Reason | null => {
  if (!hasSigned(voices, proposal)) return because("proposals.refuse.signers_only")
  return isOn("withdraw", proposal.state, proposal.rule)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.no_withdrawing_now")
}

/** Why this person may not write the proposal anew, or null. */
export const refuseRewrite = (voices: Voices, proposal: ProposalFacts): Reason | null => {
  if (!isAuthor(voices, proposal)) return because("proposals.refuse.authors_only")
  return mayBeRewritten(proposal.state, proposal.outcome)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.not_now")
}

/** The seats at the table whose turn it is that may support; advisory seats speak and are not counted. */
export const supportingSeats = (actor: Actor, proposal: ProposalFacts): string[] =>
  actor.seats.filter((seat) => seat.roundtableId === proposal.atId && seat.voting).map((seat) => seat.seatId)

/** Why this person may not support the proposal, or take support back, or null. */
export const refuseSupport = (actor: Actor, proposal: ProposalFacts): Reason | null => {
  if (supportingSeats(actor, proposal).length === 0) {
    const hasSeat = actor.seats.some((seat) => seat.roundtableId === proposal.atId)
    return because(hasSeat ? "proposals.refuse.seat_is_advisory" : "proposals.refuse.seats_support")
  }
  return isOn("support", proposal.state, proposal.rule)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.no_support_now")
}

/** Why this person may not comment, or null: members of the tables that it is or was at, and its authors. */
export const refuseComment = (actor: Actor, voices: Voices, proposal: ProposalFacts): Reason | null => {
  const isInside = proposal.tables.some(({ id }) => isMember(actor, id))
  if (!isInside && !writes(voices, proposal)) return because("proposals.refuse.members_comment")
  return isOn("comment", proposal.state, proposal.rule)
    ? refuseClosedTable(proposal)
    : because("proposals.refuse.no_comments_now")
}
