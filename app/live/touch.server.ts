import { sql } from "drizzle-orm"
import { liveTopics } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"

/** Says in the deed's transaction that something of a topic changed: pages that follow it ask again after the commit. */
export const touch = async (ctx: TxCtx, ...names: readonly string[]): Promise<void> => {
  // In one order, so that two deeds that touch the same topics never wait for each other.
  for (const name of [...names].sort())
    await ctx.db
      .insert(liveTopics)
      .values({ name, seq: 1 })
      .onConflictDoUpdate({ target: liveTopics.name, set: { seq: sql`live_topic.seq + 1` } })
}
