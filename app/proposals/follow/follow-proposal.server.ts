import { and, eq, sql } from "drizzle-orm"
import { proposalFollows } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { loadProposal } from "../facts.server.ts"
import type { OfProposal } from "../input.ts"
import { refuseFollow } from "./policy.ts"

/**
 * Follows a proposal: its steps are told to the person too. A second time changes nothing. What somebody follows is
 * their own business, so that no log has it.
 * @throws not_found where it is not theirs to read; forbidden for a draft
 */
export const followProposal = (ctx: Ctx, input: OfProposal): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { proposal } = await loadProposal(ctx, input.proposalCode)
    refuse(refuseFollow(ctx.actor, proposal))
    const { id: proposalId, roundtableId } = proposal
    await ctx.db
      .insert(proposalFollows)
      .values({ proposalId, roundtableId, personId: found(ctx.actor.personId) })
      .onConflictDoNothing()
  })

/** Ends it: also for a proposal that the person may not read any more. */
export const unfollowProposal = (ctx: Ctx, input: OfProposal): Promise<void> =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    await ctx.db
      .delete(proposalFollows)
      .where(
        and(
          eq(proposalFollows.personId, personId),
          sql`proposal_id = (select p.id from proposal p where p.code = ${input.proposalCode})`,
        ),
      )
  })
