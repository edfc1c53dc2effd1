import { listOwnSessions } from "#app/people/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { sessions } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

describe("one's own sessions", () => {
  const start = (db: Db, userId: string, id: string, hoursAgo: number, hoursLeft = 24) => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000)
    return db
      .insert(sessions)
      .values({ id, userId, createdAt: hours(-hoursAgo), expiresAt: hours(hoursLeft) })
  }

  test("are the live ones, newest first, and none of others", async ({ db }) => {
    const [me, other] = [await makePerson(db), await makePerson(db)]
    await start(db, me.id, "older", 5)
    await start(db, me.id, "newer", 1)
    await start(db, me.id, "expired", 9, -1)
    await start(db, other.id, "somebody's", 0)
    const rows = await listOwnSessions(await ctxOf(db, me), null)
    expect(rows.map((row) => row.id)).toEqual(["newer", "older"])
  })

  test("say which one is asking", async ({ db }) => {
    const me = await makePerson(db)
    await start(db, me.id, "here", 1)
    await start(db, me.id, "there", 2)
    const rows = await listOwnSessions(await ctxOf(db, me), "there")
    expect(rows.filter((row) => row.isThis).map((row) => row.id)).toEqual(["there"])
  })

  test("are nobody's when nobody is signed in", async ({ db }) => {
    expect(await refusalOf(listOwnSessions(await ctxFor(db), null))).toMatch(/^not_found/)
  })

  test("are shown fifty at most", async ({ db }) => {
    const me = await makePerson(db)
    for (let n = 0; n < 51; n++) await start(db, me.id, `s${n}`, n)
    const rows = await listOwnSessions(await ctxOf(db, me), null)
    expect(rows.map((row) => row.id)).toEqual(Array.from({ length: 50 }, (_, n) => `s${n}`))
  })
})
