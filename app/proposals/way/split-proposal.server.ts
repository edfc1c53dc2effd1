import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { type Loaded, lockProposal, type ProposalRow } from "../facts.server.ts"
import type { OfProposal, SplitProposal } from "../input.ts"
import { isAuthor, refuseRewrite, refuseSplit } from "../policy.ts"
import { asAuthor, asKeeper, recordEvent } from "../record-event.server.ts"
import { tellAuthors, tellKeepers } from "../tell.server.ts"
import { beginDraft } from "../writing/start-proposal.server.ts"
import { copySorting } from "./copy-sorting.server.ts"

/** A draft with the text and the authors of another proposal, who sign it anew. */
const draftFrom = async (ctx: TxCtx, { proposal, facts }: Loaded, title: string): Promise<ProposalRow> => {
  // It may have been sent on: what comes of it goes on at the table whose turn it is.
  const { atId: roundtableId, language, today, asks, toWhom, seenBy, addresseeId, territory, id } = proposal
  const authors = facts.authors.flatMap(({ organisationId, seatId, state }) =>
    state === "declined" ? [] : [{ id: organisationId ?? seatId ?? "", isSeat: seatId !== null }],
  )
  const text = { language, today, asks, toWhom, seenBy, addresseeId, territory }
  const draft = await beginDraft(ctx, { roundtableId, title, ...text, splitFromId: id }, authors)
  await copySorting(ctx, id, draft.id)
  await tellAuthors(ctx, draft, { kind: "proposal_sign" })
  return draft
}

/**
 * Makes two drafts of one proposal, with the reason: both begin with its whole text, for the authors to cut and sign
 * again. It ends there, and its history says what came of it.
 * @returns the code of the first draft
 * @throws forbidden unless the only signer, any where one may withdraw it, or else a keeper; while the rules let it be
 *   split
 */
export const splitProposal = (ctx: Ctx, input: SplitProposal): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { facts, voices, proposal } = loaded
    refuse(refuseSplit(ctx.actor, voices, facts))
    const first = await draftFrom(ctx, loaded, input.first)
    const second = await draftFrom(ctx, loaded, input.second)
    const as = isAuthor(voices, facts) ? asAuthor(loaded) : asKeeper(ctx.actor, loaded)
    const noted = await recordEvent(ctx, proposal, {
      ...{ kind: "split", as, to: "split", text: input.words, otherId: first.id },
    })
    const now = await recordEvent(ctx, noted, { kind: "split", as, text: input.words, otherId: second.id })
    await tellKeepers(ctx, now, { kind: "proposal_split", params: { reason: input.words } })
    return first.code
  })

/**
 * Writes a proposal anew that ended without what it asks: a draft with its text, which says what it comes from.
 * @returns the code of the draft
 * @throws forbidden unless an author, once it was not admitted, withdrawn or not approved
 */
export const rewriteProposal = (ctx: Ctx, input: OfProposal): Promise<string> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    refuse(refuseRewrite(loaded.voices, loaded.facts))
    const draft = await draftFrom(ctx, loaded, loaded.proposal.title)
    await recordEvent(ctx, loaded.proposal, { kind: "rewritten", as: asAuthor(loaded), otherId: draft.id })
    return draft.code
  })
