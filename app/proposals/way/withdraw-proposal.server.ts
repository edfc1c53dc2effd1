import { and, eq, inArray, sql } from "drizzle-orm"
import { proposalAuthors } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { lockProposal } from "../facts.server.ts"
import type { WithReason } from "../input.ts"
import { ownAuthors, refuseWithdraw } from "../policy.ts"
import { asAuthor, recordEvent } from "../record-event.server.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"

/** Seats supported by their body's signature do no more. */
const endSupportOf = (ctx: TxCtx, proposalId: string, authorIds: readonly string[]) =>
  ctx.db.execute(sql`
    update proposal_support u set ended_at = ${ctx.now.toISOString()}::timestamptz
      from seat s, proposal_author a
     where u.proposal_id = ${proposalId} and u.ended_at is null and s.id = u.seat_id and a.proposal_id = u.proposal_id
       and a.id in (select jsonb_array_elements_text(${JSON.stringify(authorIds)}::jsonb)::uuid)
       and (a.seat_id = s.id or a.organisation_id = s.organisation_id)`)

/**
 * Withdraws a proposal, with the reason. Where the rules ask for all signers, an author who is not the last takes its
 * signature back and the proposal goes on; with the last signature it is withdrawn.
 * @returns whether it is withdrawn
 * @throws forbidden unless somebody who signed, while the rules let it be withdrawn
 */
export const withdrawProposal = (ctx: Ctx, input: WithReason): Promise<boolean> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseWithdraw(voices, facts))
    const own = ownAuthors(voices, facts.authors).filter(({ state }) => state === "signed")
    const others = facts.authors.filter((one) => one.state === "signed" && !own.includes(one))
    const isWhole = facts.rule.withdrawBy === "any_author" || others.length === 0
    const ids = own.map(({ id }) => id)
    await ctx.db
      .update(proposalAuthors)
      .set({
        state: "left",
        signedRev: null,
        note: input.words,
        actedAt: ctx.now,
        actedById: ctx.actor.personId,
      })
      .where(and(eq(proposalAuthors.proposalId, proposal.id), inArray(proposalAuthors.id, ids)))
    await endSupportOf(ctx, proposal.id, ids)
    const kind = isWhole ? "withdrawn" : "signature_left"
    const now = await recordEvent(ctx, proposal, {
      ...{ kind, as: asAuthor(loaded), text: input.words, ...(isWhole && { to: "withdrawn" as const }) },
    })
    const told = { kind: `proposal_${kind}`, params: { reason: input.words } }
    await tellAuthors(ctx, now, told)
    await tellKeepers(ctx, now, told)
    return isWhole
  })
