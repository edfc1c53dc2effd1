import { and, eq, isNull, lt, lte, or, sql } from "drizzle-orm"
import { commitments, roundtables } from "#db/schema/index.ts"
import { civilDay, daysAfter } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { tellBoth } from "./tell.server.ts"

/** At most so many in one transaction; who calls asks again while there is something. */
const BATCH = 50
const DAYS_BETWEEN = 7

/**
 * Tells bodies and secretariats of commitments that are late: once, and then a week after the last time.
 * @returns how many it told of
 */
export const alertLate = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const today = civilDay(ctx.now)
    const due = await ctx.db
      .select({ commitment: commitments, roundtable: roundtables })
      .from(commitments)
      .innerJoin(roundtables, eq(roundtables.id, commitments.roundtableId))
      .where(
        and(
          ...[eq(commitments.state, "open"), lt(commitments.dueOn, today), isNull(roundtables.closedAt)],
          or(isNull(commitments.toldLateOn), lte(commitments.toldLateOn, daysAfter(today, -DAYS_BETWEEN))),
        ),
      )
      .orderBy(commitments.dueOn, commitments.id)
      .limit(BATCH)
      .for("no key update", { of: commitments, skipLocked: true })
    for (const { commitment, roundtable } of due) {
      await ctx.db.update(commitments).set({ toldLateOn: today }).where(sql`commitment.id = ${commitment.id}`)
      await tellBoth(ctx, commitment, roundtable, "commitment_late")
    }
    return due.length
  })
