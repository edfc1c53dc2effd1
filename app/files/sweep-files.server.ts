import { sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { foldBalance } from "./balance.server.ts"
import { takeBytes } from "./file-lock.server.ts"
import { UPLOAD } from "./pending.ts"
import type { FileLimits, Files } from "./port.ts"
import { endFiles } from "./remove-file.server.ts"

const HOUR_MS = 3_600_000
const BATCH = 500

export type Sweep = {
  db: Db
  files: Files
  now: Date
  limits: Pick<FileLimits, "graceHours" | "pendingHours">
}
export type Swept = { waiting: number; names: number; contents: number }

/** The digests of these that some row still uses, or used until the grace began. */
const usedOf = async ({ db }: Pick<Sweep, "db">, digests: readonly string[], grace: Date) => {
  const { rows } = await db.execute(sql`
    select distinct encode(f.sha256, 'hex') as digest from file f
      join jsonb_array_elements_text(${JSON.stringify(digests)}::jsonb) d on f.sha256 = decode(d, 'hex')
     where f.removed_at is null or f.removed_at > ${grace.toISOString()}::timestamptz`)
  return new Set(rows.map((row) => String(row.digest)))
}

/** Removes bytes without a use, alone with them: a writer holds them until its row is committed. */
const sweepBytes = async ({ db, files }: Sweep, digest: string, grace: Date): Promise<number> =>
  db.transaction(async (tx) => {
    const ctx = { db: tx as unknown as Db }
    if (!(await takeBytes(ctx, digest))) return 0
    if ((await usedOf(ctx, [digest], grace)).size > 0) return 0
    await files.remove(digest)
    return 1
  })

const sweepBatch = async (sweep: Sweep, digests: readonly string[], grace: Date) => {
  const used = await usedOf(sweep, digests, grace)
  let removed = 0
  for (const digest of digests) if (!used.has(digest)) removed += await sweepBytes(sweep, digest, grace)
  return removed
}

/**
 * Clears away what nobody needs: files whose refused form was never sent again, names of removed files, and
 * bytes without a use (those of rolled-back transactions too). Safe while others put; a second run finds nothing.
 */
export const sweepFiles = async (sweep: Sweep): Promise<Swept> => {
  const { db, files, now, limits } = sweep
  const grace = new Date(now.getTime() - limits.graceHours * HOUR_MS)
  const waiting = await endFiles(
    sweep,
    sql`owner_kind = ${UPLOAD}
       and created_at < ${now.toISOString()}::timestamptz - ${limits.pendingHours} * interval '1 hour'`,
  )
  await foldBalance(db)
  const names = await db.execute(sql`
    update file set name = null, uploaded_by_id = null
     where removed_at < ${grace.toISOString()}::timestamptz and num_nonnulls(name, uploaded_by_id) > 0
    returning id`)
  let contents = 0
  let batch: string[] = []
  for await (const digest of files.putBefore(grace)) {
    batch.push(digest)
    if (batch.length < BATCH) continue
    contents += await sweepBatch(sweep, batch, grace)
    batch = []
  }
  contents += await sweepBatch(sweep, batch, grace)
  return { waiting, names: names.rows.length, contents }
}
