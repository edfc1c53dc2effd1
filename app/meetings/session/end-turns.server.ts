import { and, eq, isNotNull, isNull } from "drizzle-orm"
import { floorRequests, itemTurns, presences } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"

/** Whoever speaks has spoken. */
export const endSpeech = async (ctx: TxCtx, callId: string, at: Date): Promise<void> => {
  await ctx.db
    .update(floorRequests)
    .set({ endedAt: at })
    .where(
      and(
        eq(floorRequests.callId, callId),
        isNotNull(floorRequests.startedAt),
        isNull(floorRequests.endedAt),
      ),
    )
}

/** The point that is dealt with is laid aside. */
export const endItem = async (ctx: TxCtx, callId: string, at: Date): Promise<void> => {
  await ctx.db
    .update(itemTurns)
    .set({ untilAt: at })
    .where(and(eq(itemTurns.callId, callId), isNull(itemTurns.untilAt)))
}

/** Everybody's time in the room ends with the sitting. */
export const endPresences = async (ctx: TxCtx, callId: string, at: Date): Promise<void> => {
  await ctx.db
    .update(presences)
    .set({ untilAt: at, exit: "closed" })
    .where(and(eq(presences.callId, callId), isNull(presences.untilAt), isNull(presences.replacedAt)))
}
