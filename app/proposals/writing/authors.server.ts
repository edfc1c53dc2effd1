import { and, eq, isNotNull, isNull, sql } from "drizzle-orm"
import { organisations, proposalAuthors, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict, refuse } from "../../errors.ts"
import { type Loaded, lockProposal, type ProposalRow } from "../facts.server.ts"
import type { AnswerInvitation, InviteAuthor, NoteSignature, OfAuthor } from "../input.ts"
import { type AuthorFacts, keepsProposals, refuseKeepDraft, refuseSign } from "../policy.ts"
import { recordEvent } from "../record-event.server.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"

type Who = { organisationId: string } | { seatId: string }

/** An organisation of the register by its name, or a seat of the table that is a person's own by its label. */
const bodyNamed = async (ctx: TxCtx, proposal: ProposalRow, name: string): Promise<Who> => {
  const [body] = await ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(and(sql`lower(${organisations.name}) = lower(${name})`, eq(organisations.state, "active")))
  if (body) return { organisationId: body.id }
  const [seat] = await ctx.db
    .select({ id: seats.id })
    .from(seats)
    .where(
      and(
        eq(seats.roundtableId, proposal.roundtableId),
        sql`lower(${seats.label}) = lower(${name})`,
        ...[isNotNull(seats.designatedById), isNull(seats.removedAt)],
      ),
    )
  if (!seat) throw invalid("body", "proposals.errors.body_unknown")
  return { seatId: seat.id }
}

const TWICE = conflict("proposals.errors.author_twice", "body")

/**
 * Invites somebody to write a draft together: they read it from now on, and sign it by their own act.
 * @throws forbidden unless an author, invalid for a body that is not in the register, conflict for one that is invited
 */
export const inviteAuthor = (ctx: Ctx, input: InviteAuthor): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { proposal, facts, voices } = await lockProposal(ctx, input.proposalCode)
    refuse(refuseKeepDraft(ctx.actor, voices, facts))
    const who = await bodyNamed(ctx, proposal, input.body)
    const { roundtableId, id: proposalId } = proposal
    const place = {
      roundtableId,
      proposalId,
      position: facts.authors.length,
      invitedById: ctx.actor.personId,
    }
    const [author] = await ctx.db
      .insert(proposalAuthors)
      .values({ ...place, ...who })
      .returning()
      .catch(orConflict({ proposal_author_organisation_once: TWICE, proposal_author_seat_once: TWICE }))
    await tellAuthors(ctx, proposal, { kind: "proposal_sign" }, found(author).id)
    await record(ctx, {
      action: "proposal.author-invited",
      subject: { kind: "proposal", id: proposalId },
      roundtableId,
      values: { author: found(author).code },
    })
  })

const authorOf = async (ctx: TxCtx, proposal: ProposalRow, code: string) => {
  const [author] = await ctx.db
    .select()
    .from(proposalAuthors)
    .where(and(eq(proposalAuthors.code, code), eq(proposalAuthors.proposalId, proposal.id)))
  return found(author)
}

/** Takes an invitation back that nobody has answered with a yes; the first author stays. @throws forbidden, conflict */
export const uninviteAuthor = (ctx: Ctx, input: OfAuthor): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { proposal, facts, voices } = await lockProposal(ctx, input.proposalCode)
    refuse(refuseKeepDraft(ctx.actor, voices, facts))
    const author = await authorOf(ctx, proposal, input.authorCode)
    if (author.position === 0 || author.state === "signed") throw conflict("proposals.errors.author_stays")
    await ctx.db.delete(proposalAuthors).where(eq(proposalAuthors.id, author.id))
    await record(ctx, {
      action: "proposal.author-uninvited",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: proposal.roundtableId,
      values: { author: author.code },
    })
  })

type Signing = { author: AuthorFacts; onPaper: boolean }

/** Writes a signature under the text as it is now. The caller has asked its policy. */
export const writeSignature = async (ctx: TxCtx, { proposal }: Loaded, signing: Signing): Promise<void> => {
  const { author, onPaper } = signing
  await ctx.db
    .update(proposalAuthors)
    .set({
      ...{ state: "signed", signedRev: proposal.rev, onPaper, actedAt: ctx.now },
      actedById: ctx.actor.personId,
    })
    .where(eq(proposalAuthors.id, author.id))
}

/**
 * Signs a proposal, or declines to: the act of somebody who speaks for the author that was invited.
 * @throws forbidden for everybody else, and once it was answered; conflict when the text is not the one they read
 */
export const answerInvitation = (ctx: Ctx, input: AnswerInvitation): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    const author = await authorOf(ctx, proposal, input.authorCode)
    refuse(refuseSign(voices, facts, author))
    const isYes = input.answer === "sign"
    if (isYes && proposal.rev !== input.rev) throw conflict("proposals.errors.changed_unread")
    if (isYes) await writeSignature(ctx, loaded, { author, onPaper: false })
    else
      await ctx.db
        .update(proposalAuthors)
        .set({ state: "declined", actedById: ctx.actor.personId, actedAt: ctx.now })
        .where(eq(proposalAuthors.id, author.id))
    const { organisationId, seatId } = author
    const kind = isYes ? "signed" : "declined"
    await recordEvent(ctx, proposal, { kind, as: { organisationId, seatId }, values: { rev: proposal.rev } })
    await tellAuthors(ctx, proposal, { kind: `proposal_${kind}` })
  })

/**
 * Notes a signature on paper, of a body that nobody has an account for; the secretariat holds the sheet.
 * @throws forbidden unless the person keeps the table's proposals and typed this draft; conflict when the text changed
 *   since the page was loaded: the sheet has another one
 */
export const noteSignature = (ctx: Ctx, input: NoteSignature): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseKeepDraft(ctx.actor, voices, facts))
    if (!keepsProposals(ctx.actor, proposal.atId, facts.rule))
      refuse({ key: "proposals.refuse.keepers_only" })
    const author = await authorOf(ctx, proposal, input.authorCode)
    if (author.state !== "invited") refuse({ key: "proposals.refuse.answered_already" })
    if (proposal.rev !== input.rev) throw conflict("proposals.errors.changed_on_paper")
    await writeSignature(ctx, loaded, { author, onPaper: true })
    const { organisationId, seatId } = author
    const as = { organisationId, seatId, office: "secretary" }
    await recordEvent(ctx, proposal, { kind: "signed", as, values: { rev: proposal.rev, paper: true } })
    await tellKeepers(ctx, proposal, { kind: "proposal_signed" })
  })
