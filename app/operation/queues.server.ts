import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { refuseOperate } from "./policy.ts"

const MOST_FAILED = 50

export type Queue = {
  kind: string
  due: number
  waiting: number
  running: number
  failed: number
  done: number
}
export type FailedJob = {
  id: string
  kind: string
  attempts: number
  failedAt: string
  reason: string | null
}

/** Work in hand by kind: due now, waiting for its time, being done, failed, done in the last day. */
export const listQueues = async (ctx: Ctx): Promise<Queue[]> => {
  refuse(refuseOperate(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select kind,
           count(*) filter (where is_open and not is_leased and run_at <= now())::int as due,
           count(*) filter (where is_open and not is_leased and run_at > now())::int as waiting,
           count(*) filter (where is_open and is_leased)::int as running,
           count(*) filter (where failed_at is not null)::int as failed,
           count(*) filter (where done_at > now() - interval '1 day')::int as done
      from (select kind, run_at, failed_at, done_at, done_at is null and failed_at is null as is_open,
                   coalesce(leased_until > now(), false) as is_leased
              from job where done_at is null or done_at > now() - interval '1 day') j
     group by kind order by kind`)
  return rows as Queue[]
}

/** What failed for good and why, newest first. */
export const listFailedJobs = async (ctx: Ctx): Promise<FailedJob[]> => {
  refuse(refuseOperate(ctx.actor))
  const { rows } = await ctx.db.execute(sql`
    select id, kind, attempts, failed_at, last_error from job
     where failed_at is not null order by failed_at desc limit ${MOST_FAILED}`)
  return rows.map((row) => ({
    id: String(row.id),
    kind: String(row.kind),
    attempts: Number(row.attempts),
    failedAt: new Date(row.failed_at as string).toISOString(),
    reason: row.last_error as string | null,
  }))
}
