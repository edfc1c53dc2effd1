import { and, eq, inArray, isNull } from "drizzle-orm"
import { proposalAuthors, proposalSupports, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, refuse } from "../../errors.ts"
import { type Loaded, lockProposal } from "../facts.server.ts"
import type { OfProposal } from "../input.ts"
import { refuseSupport, supportingSeats } from "../policy.ts"
import { reachedBy } from "../support.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"
import { supportersOf } from "./supporters.server.ts"

/** The one who brings the last support that was missing tells authors and secretariat. */
const tellWhenEnough = async (ctx: TxCtx, { proposal, facts }: Loaded, wasEnough: boolean) => {
  if (wasEnough || proposal.state !== "submitted") return
  if (!reachedBy(await supportersOf(ctx, proposal), facts.rule).isEnough) return
  await tellAuthors(ctx, proposal, { kind: "proposal_supported" })
  await tellKeepers(ctx, proposal, { kind: "proposal_supported" })
}

/**
 * Supports a proposal in the name of the seats that the person holds at the table: one seat, one support, whoever of
 * its people presses first.
 * @throws forbidden for who has no voting seat here, or where the rules take no support now
 */
export const supportProposal = (ctx: Ctx, input: OfProposal): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts } = loaded
    refuse(refuseSupport(ctx.actor, facts))
    const { id: proposalId, atId: roundtableId } = proposal
    const wasEnough = reachedBy(await supportersOf(ctx, proposal), facts.rule).isEnough
    const personId = ctx.actor.personId
    const rows = supportingSeats(ctx.actor, facts).map((seatId) => ({
      ...{ proposalId, roundtableId, seatId, personId },
    }))
    const taken = await ctx.db.insert(proposalSupports).values(rows).onConflictDoNothing().returning()
    if (taken.length === 0) refuse(because("proposals.refuse.supported_already"))
    await record(ctx, {
      action: "proposal.supported",
      subject: { kind: "proposal", id: proposalId },
      roundtableId,
      values: { seats: taken.map(({ seatId }) => seatId).join(", ") },
    })
    await tellWhenEnough(ctx, loaded, wasEnough)
  })

/** Seats of signers support by their signature. */
const refuseSigners = async (ctx: TxCtx, loaded: Loaded, seatIds: readonly string[]) => {
  const [signer] = await ctx.db
    .select({ id: seats.id })
    .from(seats)
    .innerJoin(proposalAuthors, eq(proposalAuthors.organisationId, seats.organisationId))
    .where(
      and(
        inArray(seats.id, [...seatIds]),
        ...[eq(proposalAuthors.proposalId, loaded.proposal.id), eq(proposalAuthors.state, "signed")],
      ),
    )
  const isOwn = loaded.facts.authors.some(
    ({ seatId, state }) => seatId !== null && state === "signed" && seatIds.includes(seatId),
  )
  if (signer || isOwn) refuse(because("proposals.refuse.signers_support"))
}

/** Takes support back. @throws forbidden for the seats of its signers, and where the rules take no support now */
export const endSupport = (ctx: Ctx, input: OfProposal): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts } = loaded
    refuse(refuseSupport(ctx.actor, facts))
    const seatIds = supportingSeats(ctx.actor, facts)
    await refuseSigners(ctx, loaded, seatIds)
    const ended = await ctx.db
      .update(proposalSupports)
      .set({ endedAt: ctx.now })
      .where(
        and(
          eq(proposalSupports.proposalId, proposal.id),
          ...[inArray(proposalSupports.seatId, seatIds), isNull(proposalSupports.endedAt)],
        ),
      )
      .returning()
    if (ended.length === 0) refuse(because("proposals.refuse.no_support_yet"))
    await record(ctx, {
      action: "proposal.support-ended",
      subject: { kind: "proposal", id: proposal.id },
      roundtableId: proposal.atId,
      values: { seats: ended.map(({ seatId }) => seatId).join(", ") },
    })
  })
