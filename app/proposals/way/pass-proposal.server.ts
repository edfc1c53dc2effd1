import { proposalTables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { neighbour } from "../../roundtables/items/neighbours.server.ts"
import { lockProposal } from "../facts.server.ts"
import type { PassProposal } from "../input.ts"
import { refuseKeepProposal } from "../policy.ts"
import { asKeeper, recordEvent } from "../record-event.server.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"

/**
 * Sends a proposal to a table above, below or tied across regions, with the reason: it keeps number and history, and
 * goes on there under that table's rules.
 * @throws forbidden unless the person keeps the proposals of the table whose turn it is; invalid for a table not tied
 */
export const passProposal = (ctx: Ctx, input: PassProposal): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts } = loaded
    refuse(refuseKeepProposal(ctx.actor, facts))
    const { id: toId, name } = await neighbour(ctx, proposal.atId, input.toCode)
    await ctx.db
      .insert(proposalTables)
      .values({ roundtableId: toId, proposalId: proposal.id })
      .onConflictDoNothing()
    const now = await recordEvent(ctx, proposal, {
      ...{ kind: "passed", as: asKeeper(ctx.actor, loaded), text: input.words, toId },
      ...{ set: { atId: toId }, values: { to: toId } },
    })
    const told = { kind: "proposal_passed", params: { reason: input.words, roundtable: name } }
    await tellAuthors(ctx, now, told)
    await tellKeepers(ctx, now, told, toId)
  })
