import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { enqueue, finishJob, leaseJob } from "#app/jobs.server.ts"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import type { Db } from "#db/client.server.ts"
import { jobs, outbox } from "#db/schema/index.ts"
import { owe, ports } from "#tests/notifications/post.ts"
import { ctxFor } from "#tests/support/context.ts"
import { until } from "#tests/support/machine.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"

const KINDS = ["compact"]
const HOW_MANY = 40
const upTo = Array.from({ length: HOW_MANY }, (_, n) => n)

const ask = async (db: Db, payload: number) =>
  transact(await ctxFor(db), (tx) => enqueue(tx, { kind: "compact", payload }))

const inTurns = async (work: () => Promise<unknown>, isOver: () => Promise<boolean>) => {
  while (!(await isOver())) await work()
}

describe("several workers", () => {
  test("never take the same job, and leave none", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 3 })))
    const { db } = await own.open()
    for (const n of upTo) await ask(db, n)
    const taken: unknown[] = []
    const isOver = async () => (await db.$count(jobs, sql`done_at is null`)) === 0
    const worker = (pool: Db) =>
      inTurns(async () => {
        const job = await leaseJob(pool, KINDS, 60_000)
        if (!job) return
        taken.push(job.payload)
        await finishJob(pool, job)
      }, isOver)
    await Promise.all(pools.flatMap((pool) => [worker(pool.db), worker(pool.db)]))
    expect(taken.map(Number).sort((a, b) => a - b)).toEqual(upTo)
  })

  test("never send the same message, and leave none", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 3 })))
    const { db } = await own.open()
    for (const n of upTo) await owe(db, { params: { name: String(n) } })
    const { sent, ports: out } = ports()
    const isOver = async () => (await db.$count(outbox, sql`sent_at is null`)) === 0
    await Promise.all(pools.map((pool) => inTurns(() => deliverNext(pool.db, out), isOver)))
    expect(new Set(sent.map((mail) => mail.messageId)).size).toBe(HOW_MANY)
    expect(sent).toHaveLength(HOW_MANY)
  })

  test("ask for one purge of one key at once", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 2 })))
    const asking = pools.map(async ({ db }) =>
      transact(await ctxFor(db), (tx) => enqueue(tx, { kind: "compact", key: "doc-1" })),
    )
    await Promise.all(asking)
    const { db } = await own.open()
    expect(await db.$count(jobs)).toBe(1)
  })
})

test("a worker takes the next job while another is still taking the first", async ({ own }) => {
  const [{ db: slow }, { db: quick }] = [await own.open(), await own.open()]
  for (const n of [1, 2]) await ask(slow, n)
  await slow.transaction(async (tx) => {
    const first = await leaseJob(tx as unknown as Db, KINDS, 60_000)
    const second = await leaseJob(quick, KINDS, 60_000)
    expect([first?.payload, second?.payload]).toEqual([1, 2])
  })
})

describe("a worker that died", () => {
  test("loses its job to another when the lease is over, and cannot finish it then", async ({ own }) => {
    const { db } = await own.open()
    await ask(db, 1)
    const first = await leaseJob(db, KINDS, 50)
    const second = await until(() => leaseJob(db, KINDS, 60_000), { what: "the lease's end" })
    const finished = [first && (await finishJob(db, first)), await finishJob(db, second)]
    expect([second.id === first?.id, finished]).toEqual([true, [false, true]])
  })
})
