import { and, eq, inArray } from "drizzle-orm"
import { meetingMinutes } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { enqueue } from "../../jobs.server.ts"

/** Changes of so long are written into the verbale at once. */
const TOGETHER_MS = 2000

/**
 * Asks for the sections of a meeting's verbali to be written anew after the commit. The job of one moment comes after
 * it, so that no change falls between two.
 */
export const askFill = async (ctx: TxCtx, meetingId: string): Promise<void> => {
  const [one] = await ctx.db
    .select({ id: meetingMinutes.id })
    .from(meetingMinutes)
    .where(and(eq(meetingMinutes.meetingId, meetingId), inArray(meetingMinutes.state, ["draft", "review"])))
    .limit(1)
  if (!one) return
  const moment = Math.floor(ctx.now.getTime() / TOGETHER_MS) + 1
  await enqueue(ctx, {
    ...{ kind: "meeting.fill", key: `minutes ${meetingId} ${moment}`, payload: { meetingId } },
    runAt: new Date((moment + 0.25) * TOGETHER_MS),
  })
}
