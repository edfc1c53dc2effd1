import { and, eq, isNull, sql } from "drizzle-orm"
import { documentStates, documentTexts } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict } from "../../errors.ts"

/**
 * Locks a text against every write from the commit on: a write that is on its way waits for this row and is refused
 * by the statement that would have stored it. The readable form must hold all that was written, for it is what is
 * frozen.
 * @throws conflict while something written is not readable yet, which takes seconds
 */
export const lockText = async (ctx: TxCtx, documentId: string): Promise<void> => {
  const [locked] = await ctx.db
    .update(documentStates)
    .set({ lockedAt: ctx.now })
    .where(and(eq(documentStates.documentId, documentId), isNull(documentStates.lockedAt)))
    .returning({ epoch: documentStates.epoch, headSeq: documentStates.headSeq })
  if (!locked) throw conflict("life.errors.moved_meanwhile")
  const [text] = await ctx.db
    .select({ epoch: documentTexts.epoch, seq: documentTexts.seq })
    .from(documentTexts)
    .where(eq(documentTexts.documentId, documentId))
  if (text?.epoch !== locked.epoch || text.seq < locked.headSeq) throw conflict("life.errors.still_written")
}

/** Lets a text be written again: it was not adopted. */
export const unlockText = async (ctx: TxCtx, documentId: string): Promise<void> => {
  await ctx.db.update(documentStates).set({ lockedAt: null }).where(eq(documentStates.documentId, documentId))
}

/** From the adoption on the text is locked for good; its log is kept as long as that says. */
export const keepLocked = async (ctx: TxCtx, documentId: string): Promise<void> => {
  const [kept] = await ctx.db
    .update(documentStates)
    .set({ lockedAt: ctx.now })
    .where(and(eq(documentStates.documentId, documentId), sql`locked_at is not null`))
    .returning({ id: documentStates.documentId })
  if (!kept) throw new Error("A text that is adopted was not locked")
}
