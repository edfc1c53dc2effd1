import { eq } from "drizzle-orm"
import { calls, microProjects, roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { DomainError, found, invalid, refuse } from "../../errors.ts"
import { beginDraft } from "../../proposals/writing/start-proposal.server.ts"
import { eligibleAmong, listOwn } from "../eligible.server.ts"
import { holdCall, loadCall } from "../facts.server.ts"
import type { StartProject } from "../input.ts"
import { refuseHandingIn, refuseReadCall } from "../policy.ts"

/**
 * Begins a project for a call: a draft that its authors alone read.
 * @returns the code of the proposal
 * @throws forbidden unless the call is open and asks for a body of theirs; invalid for an author that is not
 */
export const startProject = (ctx: Ctx, input: StartProject): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await holdCall(ctx, eq(calls.code, input.callCode))
    if (refuseReadCall(ctx.actor, facts)) found(null)
    refuse(refuseHandingIn(facts, ctx.now))
    const { eligible, whyNot } = eligibleAmong(call, await listOwn(ctx, call))
    if (whyNot) throw new DomainError("forbidden", whyNot)
    const author = eligible.find(({ value }) => value === input.author)
    if (!author) throw invalid("author", "proposals.errors.author_missing")
    const { title, language } = input
    const { id: callId, roundtableId } = call
    const proposal = await beginDraft(ctx, { roundtableId, callId, title, language }, [author])
    await ctx.db.insert(microProjects).values({ roundtableId, callId, proposalId: proposal.id })
    return proposal.code
  })

/** What the first page of a project offers. @throws not_found, forbidden with the reason */
export const offersForProject = async (ctx: Ctx, code: string) => {
  const { call, facts } = await loadCall(ctx, code)
  refuse(refuseHandingIn(facts, ctx.now))
  const { eligible, whyNot } = eligibleAmong(call, await listOwn(ctx, call))
  refuse(whyNot)
  const [table] = await ctx.db
    .select({ code: roundtables.code, name: roundtables.name, language: roundtables.language })
    .from(roundtables)
    .where(eq(roundtables.id, call.roundtableId))
  return {
    call: { code, title: call.title, language: call.language, closesAt: call.closesAt.toISOString() },
    table: found(table),
    starters: eligible.map(({ value, name, language }) => ({ value, name, language })),
  }
}
