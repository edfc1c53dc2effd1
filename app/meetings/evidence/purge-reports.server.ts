import { inArray, sql } from "drizzle-orm"
import { platformParticipants, platformReports } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { endFiles } from "../../files/remove-file.server.ts"
import { type Hold, isOver, purgeAfter, type RetentionRule } from "../../records/retention.ts"

const BATCH = 200

type Candidate = { id: string; fileId: string; day: string; holds: Hold[] }

/** Reports that are still here, with the day of their sitting and what may keep them longer. */
const candidates = async (ctx: TxCtx, after: string): Promise<Candidate[]> => {
  const { rows } = await ctx.db.execute(sql`
    select r.id, r.file_id as "fileId", (k.starts_at at time zone 'Europe/Rome')::date::text as day,
           coalesce((select jsonb_agg(jsonb_build_object('lastPaymentOn', b.last_payment_on))
              from meeting_funding mf join funding_block b on b.id = mf.block_id
             where mf.meeting_id = k.meeting_id), '[]'::jsonb)
           || coalesce((select jsonb_agg(jsonb_build_object('until', h.until)) from retention_hold h
             where h.lifted_at is null and (h.roundtable_id is null or h.roundtable_id = r.roundtable_id)),
             '[]'::jsonb) as holds
      from platform_report r join meeting_call k on k.id = r.call_id
     where r.purged_at is null and r.id > ${after}::uuid
     order by r.id limit ${BATCH}`)
  return rows as Candidate[]
}

/** File and people go; the row stays and says that there was a report, with its digest, and by which term it went. */
const discard = async (ctx: TxCtx, over: readonly Candidate[], { term }: RetentionRule) => {
  const ids = over.map(({ id }) => id)
  await endFiles(
    ctx,
    inArray(
      sql`id`,
      over.map(({ fileId }) => fileId),
    ),
  )
  await ctx.db.delete(platformParticipants).where(inArray(platformParticipants.reportId, ids))
  await ctx.db
    .update(platformReports)
    .set({ purgedAt: ctx.now, purgeTerm: term })
    .where(inArray(platformReports.id, ids))
}

/**
 * Discards what platforms reported of calls, names and addresses, once the evidence of their sitting has served its
 * time; projects and holds keep it as they keep the sheets.
 * @returns how many; a second run finds none
 */
export const purgeReports = (ctx: Ctx, rule: RetentionRule): Promise<number> =>
  transact(ctx, async (ctx) => {
    if (rule.term === null) return 0
    const today = civilDay(ctx.now)
    let after = "00000000-0000-0000-0000-000000000000"
    let purged = 0
    for (;;) {
      const rows = await candidates(ctx, after)
      const over = rows.filter(({ day, holds }) => isOver(purgeAfter(rule, day, holds), today))
      if (over.length > 0) await discard(ctx, over, rule)
      purged += over.length
      const last = rows.at(-1)
      if (!last || rows.length < BATCH) return purged
      after = last.id
    }
  })
