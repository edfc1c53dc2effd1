import type { Ctx } from "#app/context.ts"
import { listOrganisations, listOwnSessions, PAGE_SIZE } from "#app/people/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { organisations, sessions } from "#db/schema/index.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const fill = async (db: Db, count: number) => {
  const rows = Array.from({ length: count }, (_, n) => ({
    ...{ name: `Ente ${String((n * 37) % count).padStart(3, "0")}`, kind: "school", territory: "Parma" },
  }))
  if (rows.length > 0) await db.insert(organisations).values(rows)
}

const everyPage = async (ctx: Ctx, meanwhile: (page: number) => Promise<unknown> = async () => {}) => {
  const pages: string[][] = []
  let after: string | null = null
  do {
    const page: Awaited<ReturnType<typeof listOrganisations>> = await listOrganisations(ctx, { after })
    pages.push(page.rows.map((row) => row.name))
    after = page.next
    await meanwhile(pages.length)
  } while (after)
  return pages
}

describe("the register of organisations, page by page", () => {
  test.for([
    [0, [0]],
    [1, [1]],
    [PAGE_SIZE, [30]],
    [PAGE_SIZE + 1, [30, 1]],
    [2 * PAGE_SIZE, [30, 30]],
    [75, [30, 30, 15]],
  ] as const)("holds %i on pages of %j", async ([count, sizes], { db }) => {
    await fill(db, count)
    const pages = await everyPage(await ctxFor(db))
    expect(pages.map((page) => page.length)).toEqual(sizes)
  })

  test("loses and doubles no row, and is in order", async ({ db }) => {
    await fill(db, 75)
    const names = (await everyPage(await ctxFor(db))).flat()
    expect(names).toEqual(Array.from({ length: 75 }, (_, n) => `Ente ${String(n).padStart(3, "0")}`))
  })

  test("goes on after the same row when others are written meanwhile", async ({ db }) => {
    await fill(db, 40)
    const added = { kind: "school", territory: "Parma" }
    const pages = await everyPage(await ctxFor(db), (page) =>
      db.insert(organisations).values([
        { ...added, name: `Ente 000 bis ${page}` },
        { ...added, name: `Zona ${page}` },
      ]),
    )
    const expected = Array.from({ length: 10 }, (_, n) => `Ente ${String(n + 30).padStart(3, "0")}`)
    expect(pages[1]).toEqual([...expected, "Zona 1"])
  })

  test("is empty after a code that nobody has", async ({ db }) => {
    await fill(db, 3)
    expect(await listOrganisations(await ctxFor(db), { after: "NOBODYHASIT" })).toEqual({
      rows: [],
      next: null,
    })
  })
})

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
