import { and, eq } from "drizzle-orm"
import { paperSteps, papers } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import type { TxCtx } from "../../context.ts"
import { conflict } from "../../errors.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import type { PaperState } from "../policy.ts"

type Paper = Pick<typeof papers.$inferSelect, "id" | "roundtableId" | "state">
type Move = {
  to: PaperState
  /** What the audit says was done. */
  action: string
  reason?: string | null
  adoptedAt?: Date
  values?: Record<string, string | number | boolean | null>
}

/**
 * Takes a text on, or back, in its life: its state, the step beside it, the sockets that are open at it, the audit.
 * The caller holds its row lock and has asked whether the step may be taken.
 */
export const movePaper = async (ctx: TxCtx, paper: Paper, move: Move): Promise<void> => {
  const { to, action, reason = null, adoptedAt, values } = move
  const [moved] = await ctx.db
    .update(papers)
    .set({ state: to, ...(adoptedAt && { adoptedAt }) })
    .where(and(eq(papers.id, paper.id), eq(papers.state, paper.state)))
    .returning({ id: papers.id })
  if (!moved) throw conflict("life.errors.moved_meanwhile")
  const { id: documentId, roundtableId } = paper
  await ctx.db.insert(paperSteps).values({
    ...{ documentId, roundtableId, fromState: paper.state, toState: to, reason },
    ...{ personId: ctx.actor.personId, createdAt: ctx.now },
  })
  await changeAccess(ctx, { documentId })
  await record(ctx, {
    ...{ action, subject: { kind: "document", id: documentId }, roundtableId },
    values: { ...values, ...(reason === null ? {} : { reason }) },
  })
}
