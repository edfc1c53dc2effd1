import { sql } from "drizzle-orm"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import { joinDigest } from "#app/notifications/gather.server.ts"
import { leaseMail } from "#app/notifications/owed.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"
import { owe, ports } from "#tests/notifications/post.ts"
import { makePerson } from "#tests/support/factories.ts"
import { until } from "#tests/support/machine.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"

const HOW_MANY = 30
const document = { kind: "document", id: "7f" }

const tell = async (db: Db, personId: string, howMany: number, from = 0) => {
  for (let n = from; n < from + howMany; n++)
    await owe(db, {
      ...{ kind: "paper_opened", to: { personId }, subject: document },
      params: { name: `n${n}` },
    })
}

/** Ways out that keep each digest's items by their names. */
const open = (over = {}) => {
  const { sent, ports: out } = ports({ mayRead: { document: async () => true }, ...over })
  const told = () => sent.flatMap(({ text }) => [...text.matchAll(/ n\d+ /g)].map(([name]) => name.trim()))
  return { sent, told, out }
}

const isQuiet = async (db: Db) =>
  (await db.$count(
    outbox,
    sql`sent_at is null and dropped_at is null and digest_id is null and next_attempt_at <= now()`,
  )) === 0
const work = async (db: Db, out: Parameters<typeof deliverNext>[1]) => {
  while (!(await isQuiet(db))) await deliverNext(db, out)
}
const morning = (db: Db) =>
  db.execute(sql`update outbox set next_attempt_at = now() where digest_day is not null and sent_at is null`)

describe("several workers", () => {
  test("gather one digest a person and tell each thing once", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 3 })))
    const { db } = await own.open()
    const { id } = await makePerson(db)
    await tell(db, id, HOW_MANY)
    const { sent, told, out } = open()
    await Promise.all(pools.map((pool) => work(pool.db, out)))
    expect(await db.$count(outbox, sql`digest_day is not null`)).toBe(1)
    await morning(db)
    await Promise.all(pools.map((pool) => work(pool.db, out)))
    expect([sent.length, new Set(told()).size, told().length]).toEqual([1, HOW_MANY, HOW_MANY])
  })

  test("lose nothing that joins while the digest leaves", async ({ own }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => own.open({ poolSize: 3 })))
    const { db } = await own.open()
    const { id } = await makePerson(db)
    await tell(db, id, 1)
    const { told, out } = open()
    await work(db, out)
    await tell(db, id, HOW_MANY, 1)
    await morning(db)
    await Promise.all(pools.map((pool) => work(pool.db, out)))
    const gathered = await db.$count(outbox, sql`digest_id is not null and sent_at is null`)
    const due = await db.$count(outbox, sql`kind = 'paper_opened' and digest_id is null and sent_at is null`)
    const sent = await db.$count(outbox, sql`kind = 'paper_opened' and sent_at is not null`)
    expect([gathered + due + sent, new Set(told()).size, told().length]).toEqual([HOW_MANY + 1, sent, sent])
    // What joined no open digest waits for another one, and whatever joined a digest has one that is still to leave.
    const stranded = await db.$count(
      outbox,
      sql`sent_at is null and dropped_at is null and digest_id in (select d.id from outbox d where d.sent_at is not null or d.dropped_at is not null)`,
    )
    expect(stranded).toBe(0)
  })
})

test("whoever joins a digest waits for who is taking it, and then finds it shut", async ({ own }) => {
  const [{ db: sender }, { db: joiner }] = [await own.open(), await own.open()]
  const { id } = await makePerson(sender)
  await tell(sender, id, 1)
  await work(sender, open().out)
  const [digest] = await sender.select().from(outbox).where(sql`digest_day is not null`)
  await morning(sender)
  await tell(sender, id, 1)
  await sender.execute(
    sql`update outbox set next_attempt_at = now() - interval '1 hour' where digest_day is null`,
  )
  const owed = await leaseMail(joiner, 60_000, null)
  if (!owed || !digest?.digestDay) throw new Error("Nothing to join")
  const { digestDay } = digest
  let joining: Promise<boolean> | undefined
  await sender.transaction(async (tx) => {
    expect((await leaseMail(tx as unknown as Db, 60_000, null))?.id).toBe(digest.id)
    joining = joinDigest(joiner, owed, digestDay, new Date())
    const isWaiting = async () =>
      (await sender.execute(sql`select 1 from pg_locks where not granted`)).rows.length > 0
    await until(isWaiting, { what: "the joiner's wait" })
  })
  expect(await joining).toBe(false)
})

test("a worker that dies between sending and marking leaves a second mail with the same Message-ID, not a second digest", async ({
  own,
}) => {
  const { db } = await own.open()
  const { id } = await makePerson(db)
  await tell(db, id, 3)
  const { sent, told, out } = open()
  await work(db, out)
  await morning(db)
  // Dead in the middle of `send`: it left, and nothing more is written.
  const dying = open({
    leaseMs: 50,
    send: async (mail: (typeof sent)[number]) => {
      sent.push(mail)
      await new Promise(() => {})
    },
  })
  void deliverNext(db, dying.out)
  await until(async () => sent.length === 1, { what: "the first mail" })
  await until(async () => (await deliverNext(db, out)) === "sent", { what: "the second worker" })
  expect(new Set(sent.map(({ messageId }) => messageId)).size).toBe(1)
  expect([sent.length, new Set(told()).size]).toEqual([2, 3])
  expect(await deliverNext(db, out)).toBeNull()
})
