import { eq } from "drizzle-orm"
import { proposalVersions } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { because, conflict, found, refuse } from "../../errors.ts"
import { lockProposal } from "../facts.server.ts"
import type { ApproveVersion, WriteVersion } from "../input.ts"
import { asAuthor, asKeeper, recordEvent } from "../record-event.server.ts"
import { tellAuthors } from "../tell.server.ts"
import { refuseApproveVersion, refuseWriteVersion } from "./version-policy.ts"

/**
 * Writes the Italian working version beside an original in another language, or writes it better: its authors are
 * asked to approve it again.
 * @throws forbidden for an original in Italian, and for who is neither author nor member of the table
 */
export const writeVersion = (ctx: Ctx, input: WriteVersion): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseWriteVersion(ctx.actor, voices, facts, proposal.language))
    const { title, today, asks, toWhom, seenBy, isMachine } = input
    const written = {
      ...{
        title,
        today,
        asks,
        toWhom,
        seenBy,
        isMachine,
        rev: Math.min(input.rev, proposal.rev),
        createdAt: ctx.now,
      },
      ...{ writtenById: ctx.actor.personId, approvedAt: null, approvedById: null },
    }
    await ctx.db
      .insert(proposalVersions)
      .values({ ...written, proposalId: proposal.id, roundtableId: proposal.roundtableId })
      .onConflictDoUpdate({ target: proposalVersions.proposalId, set: written })
    await recordEvent(ctx, proposal, {
      ...{ kind: "version_written", as: asKeeper(ctx.actor, loaded), values: { machine: isMachine } },
    })
    await tellAuthors(ctx, proposal, { kind: "proposal_version" })
  })

/**
 * Says, as an author, that the working version says what the original says.
 * @throws forbidden, not_found; conflict when one of the two is not the one that the page showed
 */
export const approveVersion = (ctx: Ctx, input: ApproveVersion): Promise<void> =>
  transact(ctx, async (ctx) => {
    const loaded = await lockProposal(ctx, input.proposalCode)
    const { proposal, facts, voices } = loaded
    refuse(refuseApproveVersion(voices, facts))
    const [version] = await ctx.db
      .select()
      .from(proposalVersions)
      .where(eq(proposalVersions.proposalId, proposal.id))
    const { approvedAt, createdAt } = found(version)
    const isRead = proposal.rev === input.rev && createdAt.getTime() === input.writtenAt.getTime()
    if (!isRead) throw conflict("proposals.errors.changed_unread")
    if (approvedAt) refuse(because("proposals.refuse.approved_already"))
    await ctx.db
      .update(proposalVersions)
      .set({ approvedAt: ctx.now, approvedById: ctx.actor.personId, rev: proposal.rev })
      .where(eq(proposalVersions.proposalId, proposal.id))
    await recordEvent(ctx, proposal, { kind: "version_approved", as: asAuthor(loaded) })
  })
