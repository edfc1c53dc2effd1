import { and, eq, isNull, sql } from "drizzle-orm"
import { ballots, roundtables } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import type { FrozenContent } from "../log/file.ts"
import { tellEnding } from "./tell.server.ts"

/**
 * Reminds, once and a day before the end, of procedures in writing. Everybody whose seat is on the roll is owed the
 * mail; whether it goes out is decided as it is delivered, by whether the seat has voted then, so that what is owed
 * tells nobody who has. @returns how many ballots it told of
 */
export const remindOfBallots = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const due = await ctx.db
      .update(ballots)
      .set({ remindedAt: ctx.now })
      .where(
        and(
          ...[eq(ballots.state, "open"), isNull(ballots.remindedAt)],
          sql`closes_at > now() and closes_at - interval '24 hours' <= now()`,
        ),
      )
      .returning()
    for (const ballot of due) {
      const [table] = await ctx.db.select().from(roundtables).where(eq(roundtables.id, ballot.roundtableId))
      const { roll } = ballot.frozen as FrozenContent
      if (table)
        await tellEnding(
          ctx,
          ballot,
          table,
          roll.seats.map(({ seatId }) => seatId),
        )
    }
    return due.length
  })
