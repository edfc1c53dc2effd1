import { sql } from "drizzle-orm"
import { uuidv7 } from "uuidv7"
import type { Db } from "#db/client.server.ts"
import { jobs } from "#db/schema/index.ts"
import type { TxCtx } from "./context.ts"

/** A job whose worker dies again and again is not taken any more; the purge marks it as failed. */
export const MOST_LEASES = 20

export type Job = { id: string; kind: string; payload: unknown; lease: string; attempts: number }

/** Asks for work after the commit. A second job with the key of an open one is not added. */
export const enqueue = async (
  ctx: TxCtx,
  job: { kind: string; key?: string; payload?: unknown; runAt?: Date },
): Promise<void> => {
  await ctx.db
    .insert(jobs)
    .values({
      kind: job.kind,
      key: job.key,
      payload: job.payload ?? {},
      ...(job.runAt && { runAt: job.runAt }),
    })
    .onConflictDoNothing()
}

/** Takes the next due job of the kinds for `leaseMs`, by one short statement; null when none is due. */
export const leaseJob = async (db: Db, kinds: readonly string[], leaseMs: number): Promise<Job | null> => {
  const { rows } = await db.execute(sql`
    update job set lease = ${uuidv7()}, leased_until = now() + ${leaseMs} * interval '1 millisecond',
           attempts = attempts + 1
     where id = (select id from job
                  where done_at is null and failed_at is null and run_at <= now() and attempts < ${MOST_LEASES}
                    and (leased_until is null or leased_until < now())
                    and kind in (select jsonb_array_elements_text(${JSON.stringify(kinds)}::jsonb))
                  order by run_at limit 1 for update skip locked)
    returning id, kind, payload, lease, attempts`)
  return (rows[0] as Job | undefined) ?? null
}

/** Marks a job as done, if the attempt still owns it. */
export const finishJob = async (db: Db, job: Job): Promise<boolean> => {
  const { rows } = await db.execute(sql`
    update job set done_at = now(), lease = null, leased_until = null
     where id = ${job.id} and lease = ${job.lease} returning id`)
  return rows.length > 0
}

/** Gives a failed job back for a later attempt (2, 4, 8… minutes), or ends it after the tenth. */
export const failJob = async (db: Db, job: Job, error: unknown): Promise<void> => {
  await db.execute(sql`
    update job set lease = null, leased_until = null, last_error = ${String(error).slice(0, 200)},
           run_at = now() + power(2, least(attempts, 10)) * interval '1 minute',
           failed_at = case when attempts >= 10 then now() end
     where id = ${job.id} and lease = ${job.lease}`)
}
