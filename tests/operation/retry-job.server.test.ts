import { eq, sql } from "drizzle-orm"
import { leaseJob } from "#app/jobs.server.ts"
import { listFailedJobs, listQueues } from "#app/operation/queues.server.ts"
import { retryJob } from "#app/operation/retry-job.server.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, jobs } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const failed = async (db: Db, over: Partial<typeof jobs.$inferInsert> = {}) => {
  const [job] = await db
    .insert(jobs)
    .values({ kind: "purge", key: "k", attempts: 20, failedAt: new Date(), lastError: "Error: no", ...over })
    .returning()
  if (!job) throw new Error("No job")
  return job
}

const administrator = async (db: Db) => ctxOf(db, await makeAdministrator(db))

describe("a job that failed", () => {
  test("is listed with its reason", async ({ db }) => {
    const { id } = await failed(db)
    expect(await listFailedJobs(await administrator(db))).toMatchObject([
      { id, kind: "purge", attempts: 20, reason: "Error: no" },
    ])
  })

  test("is taken again once it is queued again", async ({ db }) => {
    const { id } = await failed(db)
    await retryJob(await administrator(db), { id })
    expect(await leaseJob(db, ["purge"], 60_000)).toMatchObject({ id, attempts: 1 })
  })

  test("and that somebody queued it again stays in the log", async ({ db }) => {
    const { id } = await failed(db)
    await retryJob(await administrator(db), { id })
    expect(await db.select().from(auditEntries)).toMatchObject([{ action: "job.retried", subjectId: id }])
  })

  test("is queued again once only", async ({ db }) => {
    const [{ id }, ctx] = [await failed(db), await administrator(db)]
    await retryJob(ctx, { id })
    expect(await refusalOf(retryJob(ctx, { id }))).toBe("conflict operation.errors.not_failed")
  })

  test("waits for the same work that is queued already", async ({ db }) => {
    const { id } = await failed(db)
    await db.insert(jobs).values({ kind: "purge", key: "k" })
    const ctx = await administrator(db)
    expect(await refusalOf(retryJob(ctx, { id }))).toBe("conflict operation.errors.already_queued")
  })

  test("stays failed when who asks does not administer", async ({ db }) => {
    const { id } = await failed(db)
    const ctx = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(retryJob(ctx, { id }))).toMatch(/^forbidden /)
    const [job] = await db.select().from(jobs).where(eq(jobs.id, id))
    expect(job?.failedAt).not.toBeNull()
  })
})

test("queues count what is due, waiting, under way, failed and done of late", async ({ db }) => {
  const soon = new Date(Date.now() + 3_600_000)
  const work = (over: Partial<typeof jobs.$inferInsert>) => db.insert(jobs).values({ kind: "purge", ...over })
  await work({ key: "due" })
  await work({ key: "later", runAt: soon })
  await work({ key: "busy", lease: "00000000-0000-4000-8000-000000000000", leasedUntil: soon })
  await work({ doneAt: new Date() })
  await db.execute(
    sql`insert into job (id, kind, done_at) values (gen_random_uuid(), 'purge', now() - interval '2 days')`,
  )
  await failed(db)
  expect(await listQueues(await administrator(db))).toEqual([
    { kind: "purge", due: 1, waiting: 1, running: 1, failed: 1, done: 1 },
  ])
})
