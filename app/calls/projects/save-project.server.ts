import { eq } from "drizzle-orm"
import { calls, microProjects, proposals } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { because, DomainError, found, invalid, refuse } from "../../errors.ts"
import { lockProposal } from "../../proposals/facts.server.ts"
import { refuseKeepDraft } from "../../proposals/policy.ts"
import { askAgain } from "../../proposals/writing/ask-again.server.ts"
import type { SaveProject } from "../input.ts"

/**
 * Keeps what a project says besides its answers; half of it may wait. A change asks who had signed again. The clock is
 * not asked: what was typed is kept even when it is too late to hand it in.
 * @throws forbidden unless an author of a draft; conflict when it changed since the page was loaded; invalid for more
 *   than one project gets, and for an end before the start
 */
export const saveProject = (ctx: Ctx, input: SaveProject): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseKeepDraft(ctx.actor, voices, facts))
    const [call] = await ctx.db
      .select({ mostCents: calls.mostCents })
      .from(calls)
      .where(eq(calls.id, found(proposal.callId)))
    const { asked, own, startsOn, endsOn, partners, place } = input
    if (asked === 0) throw invalid("asked", "calls.errors.money_missing")
    if (asked !== null && asked > found(call).mostCents)
      throw invalid("asked", "calls.errors.asked_over_most")
    if (startsOn && endsOn && endsOn < startsOn) throw invalid("endsOn", "calls.errors.ends_first")
    const set = { askedCents: asked, ownCents: own, startsOn, endsOn, partners, place }
    const [known] = await ctx.db.select().from(microProjects).where(eq(microProjects.proposalId, proposal.id))
    const before = found(known)
    if (Object.entries(set).every(([name, value]) => before[name as keyof typeof set] === value)) return
    if (proposal.rev !== input.rev)
      throw new DomainError("conflict", because("proposals.errors.changed_meanwhile"))
    const rev = proposal.rev + 1
    await ctx.db.update(microProjects).set(set).where(eq(microProjects.id, before.id))
    await ctx.db.update(proposals).set({ rev }).where(eq(proposals.id, proposal.id))
    await askAgain(ctx, loaded, { ...proposal, rev })
    await record(ctx, {
      ...{ action: "proposal.project-saved", subject: { kind: "proposal", id: proposal.id } },
      ...{ roundtableId: proposal.roundtableId, values: { rev } },
    })
  })
