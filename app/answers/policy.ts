import type { Actor } from "../context.ts"
import { because, type Reason } from "../errors.ts"
import { actsFor, isManagerOf } from "../people/organisations/policy.ts"
import { keepsProposals, type ProposalFacts, refuseClosedTable } from "../proposals/policy.ts"
import type { AnswerState } from "./answer.ts"

export type AnswerFacts = {
  state: AnswerState
  organisationId: string
  isClosed: boolean
  /** Whether the reader keeps the proposals of the table that asks, and whether they are its secretary. */
  isKeeper: boolean
  isSecretary: boolean
  /** Whether anybody answers for the body here. */
  hasOfficials: boolean
  /** Whether the proposal is the reader's to read. */
  readsProposal: boolean
  /** Whether the reader speaks for somebody who signed the proposal. */
  isAuthor: boolean
  dueOn: string
  isExtended: boolean
  extensionDays: number
  /** Whether the text waits for a visto, and who wrote it last. */
  isReady: boolean
  writtenById: string | null
  /** Who committed the body to it, once somebody has. */
  endorsedById: string | null
  clarification: "none" | "asked" | "replied"
}

/** An answer is asked for once the table has said yes (the thread: vote, then answer). */
export const isAskable = ({ state, outcome }: { state: string; outcome: string | null }) =>
  state === "voted" && outcome === "approved"

/** Why this person may not ask a body for its answer to a proposal, or null. */
export const refuseAskAnswer = (actor: Actor, proposal: ProposalFacts): Reason | null => {
  if (!keepsProposals(actor, proposal.atId, proposal.rule)) return because("proposals.refuse.keepers_only")
  return isAskable(proposal) ? refuseClosedTable(proposal) : because("answers.refuse.not_approved")
}

/** Whether the person answers for a body: its managers and its answering officials do. */
export const answersFor = (actor: Actor, organisationId: string): boolean =>
  actor.memberships.some(
    (held) =>
      held.organisationId === organisationId &&
      (held.role === "manager" || held.offices.includes("answering_official")),
  )

/** Why this person may not read that a body was asked, and what it published, or null. */
export const refuseReadAnswer = (actor: Actor, answer: AnswerFacts): Reason | null =>
  answer.readsProposal || actsFor(actor, answer.organisationId) ? null : because("answers.refuse.read")

/**
 * How far an answer is for a person: that a text is written and endorsed is known within the body alone, until it is
 * published.
 */
export const stateFor = (actor: Actor, answer: { organisationId: string; state: string }): AnswerState => {
  const isInside = answer.state === "drafted" || answer.state === "endorsed"
  return isInside && !actsFor(actor, answer.organisationId) ? "taken" : (answer.state as AnswerState)
}

/** Why this person may not read the text before it is published, or null: nobody outside the body does. */
export const refuseReadDraft = (actor: Actor, { organisationId }: AnswerFacts): Reason | null =>
  actsFor(actor, organisationId) ? null : because("answers.refuse.draft_of_body")

const refuseOfficial = (actor: Actor, { organisationId, isClosed }: AnswerFacts): Reason | null => {
  if (!answersFor(actor, organisationId)) return because("answers.refuse.officials_only")
  return isClosed ? because("roundtables.refuse.closed") : null
}

const refuseOver = ({ state }: AnswerFacts): Reason | null => {
  if (state === "withdrawn") return because("answers.refuse.withdrawn")
  return state === "published" ? because("answers.refuse.published_already") : null
}

/** Why this person may not take back what the table asked of the body, or null: until the body has answered. */
export const refuseWithdrawRequest = (answer: AnswerFacts): Reason | null => {
  if (!answer.isKeeper) return because("proposals.refuse.keepers_only")
  return refuseOver(answer) ?? (answer.isClosed ? because("roundtables.refuse.closed") : null)
}

/**
 * Why this person may not write down here what a body answered by letter, or null: the secretary of the table that asks
 * does, for a body that has nobody here to do it.
 */
export const refuseTranscribe = (answer: AnswerFacts): Reason | null => {
  if (!answer.isSecretary) return because("answers.refuse.secretary_only")
  const over = refuseOver(answer)
  if (over) return over
  if (answer.isClosed) return because("roundtables.refuse.closed")
  return answer.hasOfficials || answer.state !== "requested" ? because("answers.refuse.answers_itself") : null
}

/** Why this person may not take the request in charge, or null. */
export const refuseTake = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseOfficial(actor, answer)
  if (reason) return reason
  if (answer.state === "withdrawn") return because("answers.refuse.withdrawn")
  return answer.state === "requested" ? null : because("answers.refuse.taken_already")
}

const refuseAtWork = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseOfficial(actor, answer)
  if (reason) return reason
  return answer.state === "requested" ? because("answers.refuse.take_first") : refuseOver(answer)
}

/** Why this person may not write the text, or null. */
export const refuseDraft = refuseAtWork

/** Why this person may not extend the term, or null: once, with a reason, while it runs. */
export const refuseExtend = (actor: Actor, answer: AnswerFacts, today: string): Reason | null => {
  const reason = refuseAtWork(actor, answer)
  if (reason) return reason
  if (answer.isExtended) return because("answers.refuse.extended_already")
  if (answer.extensionDays === 0) return because("answers.refuse.no_extension")
  return answer.dueOn < today ? because("answers.refuse.term_over") : null
}

const refuseUncommitting = (actor: Actor, { organisationId, isClosed }: AnswerFacts): Reason | null => {
  if (!isManagerOf(actor, organisationId)) return because("answers.refuse.managers_only")
  return isClosed ? because("roundtables.refuse.closed") : null
}

/** Why this person may not commit the body to the text, or null: two people see every answer. */
export const refuseEndorse = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseUncommitting(actor, answer)
  if (reason) return reason
  const over = refuseOver(answer)
  if (over) return over
  if (answer.state === "endorsed") return because("answers.refuse.endorsed_already")
  if (answer.state !== "drafted" || !answer.isReady) return because("answers.refuse.not_ready")
  return answer.writtenById === actor.personId ? because("answers.refuse.own_text") : null
}

/** Why this person may not send the text back to who writes it, or null. */
export const refuseReturn = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseUncommitting(actor, answer) ?? refuseOver(answer)
  if (reason) return reason
  const isWaiting = answer.state === "endorsed" || (answer.state === "drafted" && answer.isReady)
  return isWaiting ? null : because("answers.refuse.not_ready")
}

/**
 * Why this person may not publish the answer, or null. Two accounts that turned out to be one person are no four eyes:
 * the text goes back for the visto of somebody else.
 */
export const refusePublish = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseAtWork(actor, answer)
  if (reason) return reason
  if (answer.state !== "endorsed") return because("answers.refuse.not_endorsed")
  const isOneOnly = answer.writtenById !== null && answer.writtenById === answer.endorsedById
  return isOneOnly ? because("answers.refuse.one_person") : null
}

/** Why this person may not ask the body to explain its answer, or null: its authors do, once. */
export const refuseClarify = ({ isAuthor, isClosed, state, clarification }: AnswerFacts): Reason | null => {
  if (!isAuthor) return because("answers.refuse.authors_only")
  if (state !== "published") return because("answers.refuse.not_published")
  if (clarification !== "none") return because("answers.refuse.asked_already")
  return isClosed ? because("roundtables.refuse.closed") : null
}

/** Why this person may not reply to what the authors asked, or null. */
export const refuseReply = (actor: Actor, answer: AnswerFacts): Reason | null => {
  const reason = refuseOfficial(actor, answer)
  if (reason) return reason
  if (answer.clarification === "none") return because("answers.refuse.nothing_asked")
  return answer.clarification === "replied" ? because("answers.refuse.replied_already") : null
}

/** What the person may do with an answer now, for the page to offer. */
export const actsOnAnswer = (actor: Actor, answer: AnswerFacts, today: string) => ({
  take: refuseTake(actor, answer) === null,
  draft: refuseDraft(actor, answer) === null,
  endorse: refuseEndorse(actor, answer) === null,
  publish: refusePublish(actor, answer) === null,
  extend: refuseExtend(actor, answer, today) === null,
  clarify: refuseClarify(answer) === null,
  reply: refuseReply(actor, answer) === null,
  withdraw: refuseWithdrawRequest(answer) === null,
  transcribe: refuseTranscribe(answer) === null,
})
