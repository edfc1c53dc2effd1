import { sql } from "drizzle-orm"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, orConflict, refuse } from "../errors.ts"
import type { RetryJob } from "./input.ts"
import { refuseOperate } from "./policy.ts"

const SAME_WORK = { job_one_open_per_key: conflict("operation.errors.already_queued") }

/**
 * Puts a job that failed for good back in its queue, due now, with all its attempts.
 * @throws forbidden unless administrator; conflict when it is not failed, or the same work waits already
 */
export const retryJob = (ctx: Ctx, input: RetryJob) =>
  transact(ctx, async (ctx) => {
    refuse(refuseOperate(ctx.actor))
    const { rows } = await ctx.db
      .execute(sql`
        update job set failed_at = null, attempts = 0, run_at = now(), lease = null, leased_until = null
         where id = ${input.id} and failed_at is not null returning kind`)
      .catch(orConflict(SAME_WORK))
    const [row] = rows
    if (!row) throw conflict("operation.errors.not_failed")
    const subject = { kind: "job", id: input.id }
    await record(ctx, { action: "job.retried", subject, values: { kind: String(row.kind) } })
  })
