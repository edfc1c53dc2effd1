import { sql } from "drizzle-orm"
import { type Ctx, transact } from "../../context.ts"
import { countRound, endRound } from "./end-round.server.ts"
import { lockRound } from "./lock-round.server.ts"
import { judgeRound } from "./outcome.ts"

type Due = { number: number; paperCode: string }

const nextDue = async (ctx: Ctx): Promise<Due | null> => {
  const { rows } = await ctx.db.execute(sql`
    select r.number, d.code as "paperCode" from approval_round r
      join document d on d.id = r.document_id and d.deleted_at is null
     where r.closed_at is null and r.closes_at <= now() order by r.closes_at limit 1`)
  return (rows[0] as Due | undefined) ?? null
}

/**
 * Closes the round whose deadline passed first. Whoever closed it meanwhile has closed it.
 * @returns how many it found, 0 or 1
 */
export const closeDueRounds = async (ctx: Ctx): Promise<number> => {
  const due = await nextDue(ctx)
  if (!due) return 0
  await transact(ctx, async (ctx) => {
    const { round, paper } = await lockRound(ctx, due, "no key update")
    if (round.closedAt !== null) return
    await endRound(
      ctx,
      { round, paper },
      judgeRound(await countRound(ctx, round.id), round.rule, round.answersNeeded),
    )
  })
  return 1
}
