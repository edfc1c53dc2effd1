import { eq } from "drizzle-orm"
import { proposalVersions } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { loadProposal } from "../facts.server.ts"
import { cardOf } from "../queries.server.ts"
import { refuseWriteVersion } from "./version-policy.ts"

/** The Italian working version as it stands, for who writes it. @throws not_found, forbidden */
export const getVersion = async (ctx: Ctx, code: string) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal, facts, voices } = loaded
  refuse(refuseWriteVersion(ctx.actor, voices, facts, proposal.language))
  const { title, today, asks, toWhom, seenBy, isMachine } = proposalVersions
  const [version] = await ctx.db
    .select({ title, today, asks, toWhom, seenBy, isMachine })
    .from(proposalVersions)
    .where(eq(proposalVersions.proposalId, proposal.id))
  return { ...cardOf(loaded), version: version ?? null }
}
