import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { enqueue, failJob, finishJob, type Job, leaseJob } from "#app/jobs.server.ts"
import type { Db } from "#db/client.server.ts"
import { jobs } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"

const KINDS = ["compact", "purge"]
const LEASE_MS = 60_000

type Asked = Parameters<typeof enqueue>[1]
const ask = async (db: Db, over: Partial<Asked> = {}) =>
  transact(await ctxFor(db), (tx) => enqueue(tx, { kind: "compact", ...over }))

const lease = (db: Db, kinds: readonly string[] = KINDS) => leaseJob(db, kinds, LEASE_MS)

const leased = async (db: Db): Promise<Job> => {
  const job = await lease(db)
  if (!job) throw new Error("Nothing was due")
  return job
}

const only = async (db: Db) => {
  const [row, ...more] = await db.select().from(jobs)
  if (!row || more.length > 0) throw new Error("Not one job")
  return row
}

const expire = (db: Db) => db.update(jobs).set({ leasedUntil: sql`now() - interval '1 second'` })

describe("a job that was asked for", () => {
  test("is taken with what it is about", async ({ db }) => {
    await ask(db, { payload: { documentId: "7f" } })
    expect(await lease(db)).toMatchObject({ kind: "compact", payload: { documentId: "7f" }, attempts: 1 })
  })

  test("is there only if the deed was done", async ({ db }) => {
    const undone = transact(await ctxFor(db), async (tx) => {
      await enqueue(tx, { kind: "compact" })
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect(await lease(db)).toBeNull()
  })

  test.for([[["purge"]], [[]]])(
    "is left to whoever knows its kind, not to who knows %j",
    async ([kinds], { db }) => {
      await ask(db)
      expect(await lease(db, kinds)).toBeNull()
    },
  )

  test.for([
    ["not before its time", 1, false],
    ["once its time has come", -1, true],
  ] as const)("is taken %s", async ([, minutes, isDue], { db }) => {
    const { now } = await ctxFor(db)
    await ask(db, { runAt: new Date(now.getTime() + minutes * 60_000) })
    expect((await lease(db)) !== null).toBe(isDue)
  })

  test("waits for those that are due before it", async ({ db }) => {
    const { now } = await ctxFor(db)
    for (const minutes of [1, 3, 2])
      await ask(db, { payload: minutes, runAt: new Date(now.getTime() - minutes * 60_000) })
    const order = [await lease(db), await lease(db), await lease(db)].map((job) => job?.payload)
    expect(order).toEqual([3, 2, 1])
  })
})

describe("of one key", () => {
  test("one job is open at a time", async ({ db }) => {
    await ask(db, { key: "doc-1", payload: 1 })
    await ask(db, { key: "doc-1", payload: 2 })
    expect((await only(db)).payload).toBe(1)
  })

  test("one is open while it is being done", async ({ db }) => {
    await ask(db, { key: "doc-1" })
    await lease(db)
    await ask(db, { key: "doc-1" })
    expect(await db.$count(jobs)).toBe(1)
  })

  test("another may be asked for once the first is done", async ({ db }) => {
    await ask(db, { key: "doc-1" })
    await finishJob(db, await leased(db))
    await ask(db, { key: "doc-1" })
    expect(await lease(db)).not.toBeNull()
  })

  test("each kind has its own", async ({ db }) => {
    await ask(db, { key: "doc-1" })
    await ask(db, { key: "doc-1", kind: "purge" })
    expect(await db.$count(jobs)).toBe(2)
  })

  test("jobs without one are as many as asked for", async ({ db }) => {
    await ask(db)
    await ask(db)
    expect(await db.$count(jobs)).toBe(2)
  })
})

describe("a lease", () => {
  test("keeps others from the job", async ({ db }) => {
    await ask(db)
    await lease(db)
    expect(await lease(db)).toBeNull()
  })

  test("lasts as long as was said", async ({ db }) => {
    await ask(db)
    await leaseJob(db, KINDS, 90_000)
    const { rows } = await db.execute(
      sql`select extract(epoch from leased_until - now())::int as left from job`,
    )
    expect(rows).toEqual([{ left: 90 }])
  })

  test("that expired leaves the job to another, as another attempt", async ({ db }) => {
    await ask(db)
    const first = await leased(db)
    await expire(db)
    const second = await leased(db)
    expect([second.id, second.attempts, second.lease === first.lease]).toEqual([first.id, 2, false])
  })
})

describe("a job is finished", () => {
  test("by who holds it, once and for good", async ({ db }) => {
    await ask(db)
    const job = await leased(db)
    expect([await finishJob(db, job), await finishJob(db, job)]).toEqual([true, false])
    expect([await lease(db), (await only(db)).doneAt]).toEqual([null, expect.any(Date)])
  })

  test("not by who lost it", async ({ db }) => {
    await ask(db)
    const first = await leased(db)
    await expire(db)
    await lease(db)
    expect(await finishJob(db, first)).toBe(false)
    expect((await only(db)).doneAt).toBeNull()
  })
})

describe("a job that failed", () => {
  test("is open again, and says why", async ({ db }) => {
    await ask(db)
    await failJob(db, await leased(db), new Error("no room"))
    expect(await only(db)).toMatchObject({
      ...{ lease: null, leasedUntil: null, doneAt: null, failedAt: null, lastError: "Error: no room" },
    })
  })

  test.for([
    [1, 2],
    [2, 4],
    [3, 8],
    [9, 512],
  ] as const)("waits after attempt %i for %i minutes", async ([attempt, minutes], { db }) => {
    await ask(db)
    await db.update(jobs).set({ attempts: attempt - 1 })
    await failJob(db, await leased(db), "away")
    const { rows } = await db.execute(
      sql`select (extract(epoch from run_at - now()) / 60)::int as wait from job`,
    )
    expect(rows).toEqual([{ wait: minutes }])
  })

  test("ten times is not tried again, and says so", async ({ db }) => {
    await ask(db)
    await db.update(jobs).set({ attempts: 9 })
    await failJob(db, await leased(db), "away")
    await db.update(jobs).set({ runAt: sql`now()` })
    expect([await lease(db), (await only(db)).failedAt]).toEqual([null, expect.any(Date)])
  })

  test("for good leaves its key to another", async ({ db }) => {
    await ask(db, { key: "doc-1" })
    await db.update(jobs).set({ attempts: 9 })
    await failJob(db, await leased(db), "away")
    await ask(db, { key: "doc-1" })
    expect(await lease(db)).toMatchObject({ attempts: 1 })
  })

  test("is not given back by who lost it", async ({ db }) => {
    await ask(db)
    const first = await leased(db)
    await expire(db)
    const second = await leased(db)
    await failJob(db, first, "away")
    expect(await only(db)).toMatchObject({ lease: second.lease, lastError: null })
  })
})
