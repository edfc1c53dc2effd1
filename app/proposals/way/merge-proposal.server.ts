import { proposalAuthors } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, DomainError, invalid, isDomainError, refuse } from "../../errors.ts"
import { type Loaded, lockProposal } from "../facts.server.ts"
import type { MergeProposal } from "../input.ts"
import { refuseMerge } from "../policy.ts"
import { asKeeper, recordEvent } from "../record-event.server.ts"
import { tellAuthors } from "../tell.server.ts"

/** A code, or the whole address of a proposal's page. */
const codeIn = (typed: string) =>
  typed
    .replace(/[?#].*$/, "")
    .replace(/\/$/, "")
    .split("/")
    .at(-1)
    ?.toUpperCase() ?? ""

const lockTarget = async (ctx: TxCtx, code: string): Promise<Loaded> => {
  try {
    return await lockProposal(ctx, code)
  } catch (error) {
    if (isDomainError(error) && error.code === "not_found")
      throw invalid("into", "proposals.errors.into_unknown")
    throw error
  }
}

/** Both rows, always in the order of their codes, so that two merges crosswise wait instead of locking each other. */
const lockBoth = async (ctx: TxCtx, own: string, into: string): Promise<{ from: Loaded; target: Loaded }> => {
  if (own < into) {
    const from = await lockProposal(ctx, own)
    return { from, target: await lockTarget(ctx, into) }
  }
  const target = await lockTarget(ctx, into)
  return { target, from: await lockProposal(ctx, own) }
}

/** The authors of the one are asked to sign the other; nobody's name comes under a text unasked. */
const inviteAll = async (ctx: TxCtx, { proposal, facts }: Loaded, target: Loaded) => {
  const signed = facts.authors.filter(({ state }) => state === "signed")
  const { id: proposalId, roundtableId } = target.proposal
  const rows = signed.map(({ organisationId, seatId }, n) => ({
    ...{ proposalId, roundtableId, organisationId, seatId, position: target.facts.authors.length + n },
    ...{ invitedById: ctx.actor.personId, note: proposal.code },
  }))
  if (rows.length === 0) return
  const invited = await ctx.db.insert(proposalAuthors).values(rows).onConflictDoNothing().returning({
    id: proposalAuthors.id,
  })
  for (const { id } of invited) await tellAuthors(ctx, target.proposal, { kind: "proposal_sign" }, id)
}

/**
 * Makes a proposal part of another at the same table, with the reason: it goes on under the other's number, its
 * history stays, and its authors are asked to sign there.
 * @throws forbidden unless the person keeps the table's proposals; invalid for one that is elsewhere, itself or over
 */
export const mergeProposal = (ctx: Ctx, input: MergeProposal): Promise<{ into: string }> =>
  transact(ctx, async (ctx) => {
    const into = codeIn(input.into)
    if (into === input.proposalCode) throw invalid("into", "proposals.errors.into_itself")
    const { from, target } = await lockBoth(ctx, input.proposalCode, into)
    refuse(refuseMerge(ctx.actor, from.facts))
    if (target.proposal.atId !== from.proposal.atId) throw invalid("into", "proposals.errors.into_unknown")
    if (refuseMerge(ctx.actor, target.facts))
      throw new DomainError("invalid", because("proposals.errors.into_over"), "into")
    const as = asKeeper(ctx.actor, from)
    const merged = await recordEvent(ctx, from.proposal, {
      ...{ kind: "merged", as, to: "merged", text: input.words, otherId: target.proposal.id },
      set: { mergedIntoId: target.proposal.id },
    })
    await recordEvent(ctx, target.proposal, {
      ...{ kind: "joined", as, text: input.words, otherId: from.proposal.id },
    })
    await inviteAll(ctx, from, target)
    await tellAuthors(ctx, merged, { kind: "proposal_merged", params: { reason: input.words } })
    return { into }
  })
