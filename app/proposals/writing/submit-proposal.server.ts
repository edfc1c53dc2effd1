import { and, eq, isNull, sql } from "drizzle-orm"
import { proposalAuthors, proposalSupports, proposals, roundtables, seats } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { freezeAnnexes } from "../../records/annexes.server.ts"
import { lockProposal, type ProposalRow } from "../facts.server.ts"
import type { SubmitProposal } from "../input.ts"
import { refuseKeepDraft, refuseSubmitToTable } from "../policy.ts"
import { asAuthor, recordEvent } from "../record-event.server.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"
import { signToSubmit } from "./sign-to-submit.server.ts"

/** The next number of the table's proposals in a year; the table's row lock makes them follow without a gap. */
const nextNumber = async (ctx: TxCtx, roundtableId: string, year: number): Promise<number> => {
  await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
    .for("no key update")
  const [row] = await ctx.db
    .select({ next: sql<number>`coalesce(max(${proposals.number}), 0)::int + 1` })
    .from(proposals)
    .where(and(eq(proposals.roundtableId, roundtableId), eq(proposals.year, year)))
  return row?.next ?? 1
}

/** Who signs supports: the voting seats of the authors at the table count from the start. */
const supportByAuthors = async (ctx: TxCtx, proposal: ProposalRow) => {
  const held = await ctx.db
    .select({ seatId: seats.id })
    .from(seats)
    .innerJoin(
      proposalAuthors,
      and(
        eq(proposalAuthors.proposalId, proposal.id),
        eq(proposalAuthors.state, "signed"),
        sql`(proposal_author.seat_id = seat.id or proposal_author.organisation_id = seat.organisation_id)`,
      ),
    )
    .where(
      and(eq(seats.roundtableId, proposal.roundtableId), eq(seats.voting, true), isNull(seats.removedAt)),
    )
  const { id: proposalId, roundtableId } = proposal
  if (held.length > 0)
    await ctx.db
      .insert(proposalSupports)
      .values(held.map(({ seatId }) => ({ seatId, proposalId, roundtableId, personId: ctx.actor.personId })))
}

/**
 * Submits a draft: it has its number from now on, and the table reads it. Who submits signs with it; everybody else
 * who was invited has signed this text or declined.
 * @returns its number and year
 * @throws forbidden unless an author, or where answers or signatures are missing; conflict when the text is not the one
 *   that the page showed
 */
export const submitProposal = (ctx: Ctx, input: SubmitProposal): Promise<{ number: number; year: number }> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseKeepDraft(ctx.actor, voices, facts) ?? refuseSubmitToTable(facts))
    await signToSubmit(ctx, loaded, input.rev)
    const year = Number(civilDay(ctx.now).slice(0, 4))
    const number = await nextNumber(ctx, proposal.roundtableId, year)
    const shownAt = facts.rule.seenFrom === "submitted" ? ctx.now : null
    const submitted = await recordEvent(ctx, proposal, {
      ...{ kind: "submitted", as: asAuthor(loaded), to: "submitted" },
      set: { number, year, submittedAt: ctx.now, shownAt },
      values: { number, year, rev: proposal.rev },
    })
    await freezeAnnexes(ctx, { kind: "proposal", id: proposal.id })
    await supportByAuthors(ctx, submitted)
    await tellKeepers(ctx, submitted, { kind: "proposal_arrived" })
    await tellAuthors(ctx, submitted, { kind: "proposal_submitted" })
    return { number, year }
  })
