import { and, eq, isNull, sql } from "drizzle-orm"
import { approvalRounds, papers } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { lastDay } from "./last-day.ts"
import { tellAsked } from "./tell.server.ts"

/**
 * Reminds, once, the seats that have not answered a round that is about to end.
 * @returns how many rounds it told of
 */
export const remindOfRounds = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const due = await ctx.db
      .update(approvalRounds)
      .set({ remindedAt: ctx.now })
      .where(
        and(
          ...[isNull(approvalRounds.closedAt), isNull(approvalRounds.remindedAt)],
          sql`(rule->>'reminderDays')::int > 0 and closes_at > now()
            and closes_at - make_interval(days => (rule->>'reminderDays')::int) <= now()`,
        ),
      )
      .returning()
    for (const round of due) {
      const [paper] = await ctx.db.select().from(papers).where(eq(papers.id, round.documentId))
      if (!paper || paper.deletedAt) continue
      await tellAsked(
        ctx,
        paper,
        { id: round.id, silentOnly: true },
        {
          ...{ kind: "approval_reminder", path: `/documents/${paper.code}/approval/${round.number}` },
          params: { day: lastDay(round.closesAt).split("-").reverse().join("/") },
        },
      )
    }
    return due.length
  })
