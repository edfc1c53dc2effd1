import { sql } from "drizzle-orm"
import { readEntry } from "#app/audit/read-entry.server.ts"
import { record } from "#app/audit/record.server.ts"
import { transact } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const VALUES = { note: "una nota", letter: null, rank: 2 }

const written = async (db: Db, values: Record<string, string | number | null> = VALUES) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  const subject = { kind: "seat", id: "s1" }
  await transact(ctx, (tx) => record(tx, { action: "seat.taken", subject, values }))
  const [entry] = await db.select({ id: auditEntries.id }).from(auditEntries)
  return { ctx, id: entry?.id ?? 0 }
}

const states = async (db: Db, tampering: ReturnType<typeof sql>) => {
  const { ctx, id } = await written(db)
  await db.execute(tampering)
  const { values } = await readEntry(ctx, id)
  return Object.fromEntries(values.map(({ name, state }) => [name, state]))
}

describe("an entry", () => {
  test("shows its values, each checked against its digest", async ({ db }) => {
    const { ctx, id } = await written(db)
    expect(await readEntry(ctx, id)).toMatchObject({
      ...{ action: "seat.taken", contentHolds: true, erasedAt: null, link: null },
      values: expect.arrayContaining([
        { name: "note", value: "una nota", state: "holds" },
        { name: "letter", value: null, state: "holds" },
        { name: "rank", value: "2", state: "holds" },
      ]),
    })
  })

  test("names the value that somebody changed, and the one that is not its own", async ({ db }) => {
    const changed = sql`update audit_value set values = values || '{"note": "altro", "new": 1}'`
    expect(await states(db, changed)).toEqual({ note: "wrong", letter: "holds", rank: "holds", new: "wrong" })
  })

  test("names the value that somebody took out", async ({ db }) => {
    expect(await states(db, sql`update audit_value set values = values - 'note'`)).toMatchObject({
      note: "missing",
    })
  })

  test("says of erased values that they were erased", async ({ db }) => {
    const erased = sql`update audit_value set values = null, erased_at = now()`
    expect(await states(db, erased)).toEqual({ note: "erased", letter: "erased", rank: "erased" })
  })

  test("says that its content is not the one that was written", async ({ db }) => {
    const { ctx, id } = await written(db)
    await db.execute(sql`update audit_entry set subject_id = 's2'`)
    expect((await readEntry(ctx, id)).contentHolds).toBe(false)
  })

  test("that is not there is not found", async ({ db }) => {
    const { ctx } = await written(db)
    expect(await refusalOf(readEntry(ctx, 999_999_999))).toMatch(/^not_found /)
  })

  test("is not for who does not administer", async ({ db }) => {
    const { id } = await written(db)
    const ctx = await ctxOf(db, await makePerson(db))
    expect(await refusalOf(readEntry(ctx, id))).toMatch(/^forbidden /)
  })
})

test("a data-protection officer sees the fields and whether they hold, not what they say", async ({ db }) => {
  const { id } = await written(db)
  const officer = await ctxOf(db, await makePerson(db))
  const ctx = { ...officer, actor: { ...officer.actor, roles: ["data_protection_officer" as const] } }
  const entry = await readEntry(ctx, id)
  expect(entry.values.map(({ state }) => state)).toEqual(["holds", "holds", "holds"])
  expect([entry.isHidden, JSON.stringify(entry).includes("una nota")]).toEqual([true, false])
  expect(await db.$count(auditEntries, sql`action = 'log.entry-read'`)).toBe(0)
})

describe("that an entry was read", () => {
  const readings = (db: Db) => db.$count(auditEntries, sql`action = 'log.entry-read'`)

  test("stays in the log when it showed values", async ({ db }) => {
    const { ctx, id } = await written(db)
    await readEntry(ctx, id)
    expect(await readings(db)).toBe(1)
  })

  test("does not when there were none to show", async ({ db }) => {
    const { ctx, id } = await written(db, {})
    await readEntry(ctx, id)
    expect(await readings(db)).toBe(0)
  })
})
