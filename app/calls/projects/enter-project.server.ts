import { eq, sql } from "drizzle-orm"
import { microProjects } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { type Loaded, lockProposal } from "../../proposals/facts.server.ts"
import { isAuthor, refuseKeepDraft } from "../../proposals/policy.ts"
import { asAuthor, recordEvent } from "../../proposals/record-event.server.ts"
import { tellAuthors } from "../../proposals/tell.server.ts"
import { signToSubmit } from "../../proposals/writing/sign-to-submit.server.ts"
import { missingIn } from "../call.ts"
import { eligibleAmong, standingsOf } from "../eligible.server.ts"
import { type CallRow, holdCall, type LoadedCall } from "../facts.server.ts"
import type { EnterProject, OfProject } from "../input.ts"
import { refuseHandingIn, refuseTakingBack } from "../policy.ts"

/** The call first and the project after it, as everybody locks them: no two wait for each other. */
const hold = async (ctx: TxCtx, code: string): Promise<LoadedCall & { loaded: Loaded }> => {
  const held = await holdCall(ctx, sql`call.id = (select p.call_id from proposal p where p.code = ${code})`)
  return { ...held, loaded: await lockProposal(ctx, code) }
}

/** Who leads a project, of those who have not declined, is asked once more whether the call is for it. */
const refuseOther = async (ctx: TxCtx, call: CallRow, { facts }: Loaded) => {
  const lead = facts.authors.find(({ state }) => state === "invited" || state === "signed")
  const standings = await standingsOf(ctx, call, {
    organisationIds: lead?.organisationId ? [lead.organisationId] : [],
    seatIds: lead?.seatId ? [lead.seatId] : [],
  })
  refuse(eligibleAmong(call, standings).whyNot)
}

/**
 * Hands a project in to its call: from now on nobody reads it but its authors, until the call closes. Who hands in signs
 * with it; everybody else who was invited has signed this text or declined. The call's state decides first, then the
 * database's clock when the person pressed.
 * @throws forbidden unless an author, where the call is not open, and where anything is missing; conflict when the text
 *   is not the one that the page showed
 */
export const enterProject = (ctx: Ctx, input: EnterProject): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts: callFacts, loaded } = await hold(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseKeepDraft(ctx.actor, voices, facts) ?? refuseHandingIn(callFacts, ctx.now))
    const [row] = await ctx.db.select().from(microProjects).where(eq(microProjects.proposalId, proposal.id))
    const project = found(row)
    if (missingIn(project).length > 0) refuse(because("calls.refuse.project_missing"))
    if ((project.askedCents ?? 0) > call.mostCents) refuse(because("calls.errors.asked_over_most"))
    await refuseOther(ctx, call, loaded)
    await signToSubmit(ctx, loaded, input.rev)
    const entered = await recordEvent(ctx, proposal, {
      ...{ kind: "entered", as: asAuthor(loaded), to: "entered", set: { submittedAt: ctx.now } },
      values: { rev: proposal.rev },
    })
    await tellAuthors(ctx, entered, { kind: "project_entered" })
  })

/**
 * Takes a project back while its call is open: a draft again, to change it or to leave. What counts is handed in anew,
 * and then from that moment. Of a call that was cancelled too, whenever that was.
 * @throws forbidden unless an author of a project that is handed in, and once the call is closed
 */
export const takeProjectBack = (ctx: Ctx, input: OfProject): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { facts: callFacts, loaded } = await hold(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    if (!isAuthor(voices, facts)) refuse(because("proposals.refuse.authors_only"))
    if (facts.state !== "entered") refuse(because("calls.refuse.not_entered"))
    refuse(refuseTakingBack(callFacts, ctx.now))
    const back = await recordEvent(ctx, proposal, {
      ...{ kind: "taken_back", as: asAuthor(loaded), to: "draft", set: { submittedAt: null } },
    })
    await tellAuthors(ctx, back, { kind: "project_taken_back" })
  })
