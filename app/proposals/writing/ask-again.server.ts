import { and, eq, inArray, ne } from "drizzle-orm"
import { proposalAuthors } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import type { Loaded, ProposalRow } from "../facts.server.ts"
import { ownAuthors } from "../policy.ts"
import { tellAuthors } from "../tell.server.ts"

/** Who signed an earlier text is asked again; who changed it stands by the change. `proposal` is as it is now. */
export const askAgain = async (
  ctx: TxCtx,
  { voices, facts }: Loaded,
  proposal: ProposalRow,
): Promise<void> => {
  const own = ownAuthors(voices, facts.authors).filter(({ state }) => state === "signed")
  if (own.length > 0)
    await ctx.db
      .update(proposalAuthors)
      .set({ signedRev: proposal.rev })
      .where(
        inArray(
          proposalAuthors.id,
          own.map(({ id }) => id),
        ),
      )
  const asked = await ctx.db
    .update(proposalAuthors)
    .set({ state: "invited", signedRev: null, onPaper: false, actedAt: null, actedById: null })
    .where(
      and(
        eq(proposalAuthors.proposalId, proposal.id),
        eq(proposalAuthors.state, "signed"),
        ne(proposalAuthors.signedRev, proposal.rev),
      ),
    )
    .returning({ id: proposalAuthors.id })
  for (const { id } of asked) await tellAuthors(ctx, proposal, { kind: "proposal_sign_again" }, id)
}
