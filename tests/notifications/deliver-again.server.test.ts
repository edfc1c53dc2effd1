import { sql } from "drizzle-orm"
import { deliverNext } from "#app/notifications/deliver.server.ts"
import type { Db } from "#db/client.server.ts"
import { outbox } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { failing, only, owe, ports } from "./post.ts"

describe("when the post is away", () => {
  test("a message is postponed with its values", async ({ db }) => {
    await owe(db)
    expect(await deliverNext(db, failing())).toBe("postponed")
    expect(await only(db)).toMatchObject({
      ...{ sentAt: null, droppedAt: null, lease: null, leasedUntil: null },
      ...{ params: { name: "Amina", path: "/invitations/secret" }, lastError: "Error: the post is away" },
    })
  })

  test("a postponed message is not due at once", async ({ db }) => {
    await owe(db)
    await deliverNext(db, failing())
    expect(await deliverNext(db, ports().ports)).toBeNull()
  })

  test.for([
    [1, 60],
    [2, 120],
    [3, 240],
    [4, 480],
    [11, 61_440],
    [12, 86_400],
    [500, 86_400],
  ] as const)("the wait after attempt %i is %i seconds", async ([attempt, seconds], { db }) => {
    await owe(db)
    await db.update(outbox).set({ attempts: attempt - 1 })
    await deliverNext(db, failing())
    const { rows } = await db.execute(
      sql`select extract(epoch from next_attempt_at - now())::int as wait, attempts from outbox`,
    )
    expect(rows).toEqual([{ wait: seconds, attempts: attempt }])
  })

  test("a message goes out with the same Message-ID as the first time", async ({ db }) => {
    await owe(db)
    const ids: string[] = []
    const { ports: out } = ports({
      send: async (mail) => {
        ids.push(mail.messageId)
        if (ids.length === 1) throw new Error("the post is away")
      },
    })
    await deliverNext(db, out)
    await db.update(outbox).set({ nextAttemptAt: sql`now()` })
    expect(await deliverNext(db, out)).toBe("sent")
    expect(new Set(ids).size).toBe(1)
  })

  test("a text that cannot be written is postponed too, and nothing is sent", async ({ db }) => {
    await owe(db)
    const translate = () => () => {
      throw new Error("Variable name is missing")
    }
    const { sent, ports: out } = ports({ translate })
    expect([await deliverNext(db, out), sent]).toEqual(["postponed", []])
  })
})

const expire = (db: Db) => db.update(outbox).set({ leasedUntil: sql`now() - interval '1 second'` })

describe("a lease", () => {
  test("keeps others from the message while it is being sent", async ({ db }) => {
    await owe(db)
    const meanwhile: unknown[] = []
    const { ports: out } = ports({
      send: async () => void meanwhile.push(await deliverNext(db, ports().ports)),
    })
    await deliverNext(db, out)
    expect(meanwhile).toEqual([null])
  })

  test("that expired is taken again, with the same Message-ID", async ({ db }) => {
    await owe(db)
    const ids: string[] = []
    const second = ports({ send: async (mail) => void ids.push(mail.messageId) }).ports
    const { ports: first } = ports({
      send: async (mail) => {
        ids.push(mail.messageId)
        await expire(db)
        await deliverNext(db, second)
      },
    })
    await deliverNext(db, first)
    expect([ids.length, new Set(ids).size]).toEqual([2, 1])
  })

  test.for([
    ["sent", async () => {}],
    ["postponed", async () => Promise.reject(new Error("the post is away"))],
  ] as const)("that was lost does not mark the message as %s", async ([, end], { db }) => {
    await owe(db)
    const others = "00000000-0000-7000-8000-00000000000f"
    const { ports: out } = ports({
      send: async () => {
        await db.update(outbox).set({ lease: others })
        await end()
      },
    })
    await deliverNext(db, out)
    expect(await only(db)).toMatchObject({
      ...{ lease: others, sentAt: null, droppedAt: null, lastError: null, params: { name: "Amina" } },
    })
  })
})
