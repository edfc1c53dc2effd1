import { sittingOutcomes } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { askFill } from "./ask-fill.server.ts"
import type { OutcomeLine } from "./facts.ts"

export type VoteOutcome = "approved" | "not_approved" | "tied" | "not_valid"

type Filled = {
  roundtableId: string
  /** Null for what was decided outside a sitting: it goes into the verbale of the next one. */
  meetingId: string | null
  itemId: string | null
  source: { kind: string; id: string }
  /** Names the section: lower case letters and figures. */
  key: string
  happenedAt: Date
  lines: readonly OutcomeLine[]
  /** What a motion came to, once it is known: a carried one may approve a verbale. */
  outcome?: VoteOutcome | null
  /** The page that shows it. */
  path?: string
}

/**
 * Puts what came of something into the verbale, as a section of its own, or puts other words in its place: it is kept
 * in step like all filled sections, until somebody writes in it by hand or the text is frozen. A verbale that is
 * started later has it too.
 */
export const fillSection = async (ctx: TxCtx, { source, ...filled }: Filled): Promise<void> => {
  const { lines, happenedAt, outcome = null } = filled
  await ctx.db
    .insert(sittingOutcomes)
    .values({ ...filled, sourceKind: source.kind, sourceId: source.id })
    .onConflictDoUpdate({
      target: [sittingOutcomes.sourceKind, sittingOutcomes.sourceId],
      set: { lines, happenedAt, outcome },
    })
  if (filled.meetingId) await askFill(ctx, filled.meetingId)
}
