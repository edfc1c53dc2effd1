import { sql } from "drizzle-orm"
import { migrate, needsMigration } from "#db/migrate.server.ts"
import { openMigratedDb } from "#tests/support/database.ts"
import { MIGRATIONS } from "#tests/support/image.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { catalogueOf } from "../catalogue.ts"

describe("several processes that start at once on an empty database", () => {
  test("apply each migration once between them", async ({ empty }) => {
    const pools = await Promise.all([1, 2, 3, 4].map(() => empty.open({ poolSize: 2 })))
    const applied = (await Promise.all(pools.map(({ db }) => migrate(db, MIGRATIONS)))).flat()
    expect(applied).toEqual([...new Set(applied)])
    expect(applied.length).toBeGreaterThan(0)
  })

  test("leave a mark for each migration and need no other", async ({ empty }) => {
    const pools = await Promise.all([1, 2, 3].map(() => empty.open({ poolSize: 2 })))
    const applied = (await Promise.all(pools.map(({ db }) => migrate(db, MIGRATIONS)))).flat()
    const { db } = await empty.open()
    const { rows } = await db.execute(sql`select name from schema_migration order by name`)
    expect(rows.map((row) => row.name)).toEqual([...applied].sort())
    expect(await needsMigration(db, MIGRATIONS)).toBe(false)
  })
})

test("an empty database needs migration", async ({ empty }) => {
  const { db } = await empty.open()
  expect(await needsMigration(db, MIGRATIONS)).toBe(true)
})

describe("the same migrations on PostgreSQL and on the embedded database give the same", () => {
  test.for(["columns", "constraints", "indexes"] as const)("%s", async (kind, { pg }) => {
    const embedded = await openMigratedDb()
    const lines = (await catalogueOf(embedded.db))[kind]
    await embedded.close()
    expect(lines.length).toBeGreaterThan(10)
    expect((await catalogueOf(pg.db))[kind]).toEqual(lines)
  })
})
