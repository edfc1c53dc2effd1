import { eq } from "drizzle-orm"
import { record } from "#app/audit/record.server.ts"
import { type Ctx, transact } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { auditEntries, auditValues } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { contentOf, saltedDigest, sha256 } from "./chain.ts"

const NAME = "Amina Haddad-Colonna"
const ADDRESS = "amina.colonna@example.org"

const seated = async (db: Db) => {
  const person = await makePerson(db)
  const roundtable = await makeRoundtable(db)
  const ctx = await ctxOf(db, person, { requestId: "request-1" })
  const subject = { kind: "seat", id: "7f" }
  const values = { name: NAME, address: ADDRESS, rank: 0, voting: true, letter: null }
  const deed = { action: "seat.taken", subject, roundtableId: roundtable.id, values }
  await transact(ctx, (tx) => record(tx, deed))
  return { person, roundtable, ctx }
}

const onlyEntry = async (db: Db) => {
  const [entry, ...more] = await db.select().from(auditEntries)
  expect(more).toEqual([])
  if (!entry) throw new Error("No entry was written")
  return entry
}

describe("an entry", () => {
  test("says who did what to which thing, at which table and in which request", async ({ db }) => {
    const { person, roundtable } = await seated(db)
    expect(await onlyEntry(db)).toMatchObject({
      actorId: person.id,
      action: "seat.taken",
      subjectKind: "seat",
      subjectId: "7f",
      roundtableId: roundtable.id,
      requestId: "request-1",
    })
  })

  test("holds the names of the fields and none of their values", async ({ db }) => {
    await seated(db)
    const entry = await onlyEntry(db)
    expect(Object.keys(entry.fields as object).sort()).toEqual([
      "address",
      "letter",
      "name",
      "rank",
      "voting",
    ])
    expect(JSON.stringify(entry)).not.toMatch(/Amina|Colonna|example\.org/)
  })

  test("proves a value to whoever has it, and hides it from whoever guesses without the salt", async ({
    db,
  }) => {
    await seated(db)
    const entry = await onlyEntry(db)
    const fields = entry.fields as Record<string, string>
    expect(fields.name).toBe(saltedDigest(entry.salt, NAME))
    expect(fields.name).not.toBe(saltedDigest(new Uint8Array(), NAME))
  })

  test("has a digest that anybody recomputes from the row", async ({ db }) => {
    await seated(db)
    const entry = await onlyEntry(db)
    expect(Buffer.from(entry.contentSha256).toString("hex")).toBe(sha256(entry.salt, contentOf(entry)))
  })

  test("has a salt of its own", async ({ db }) => {
    const { ctx } = await seated(db)
    const deed = { action: "seat.left", subject: { kind: "seat", id: "7f" }, values: { name: NAME } }
    await transact(ctx, (tx) => record(tx, deed))
    const digests = (await db.select().from(auditEntries)).map(
      (entry) => (entry.fields as { name: string }).name,
    )
    expect(new Set(digests).size).toBe(2)
  })

  test("is not yet in the chain", async ({ db }) => {
    await seated(db)
    expect(await onlyEntry(db)).toMatchObject({ sealedSeq: null, chainSha256: null })
  })

  test("goes with the deed that was undone", async ({ db }) => {
    const person = await makePerson(db)
    const ctx: Ctx = await ctxOf(db, person)
    const undone = transact(ctx, async (tx) => {
      await record(tx, { action: "seat.taken", subject: { kind: "seat", id: "7f" } })
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect(await db.$count(auditEntries)).toBe(0)
  })
})

describe("the values", () => {
  test("stand beside the entry", async ({ db }) => {
    await seated(db)
    const entry = await onlyEntry(db)
    const [side] = await db.select().from(auditValues).where(eq(auditValues.entryId, entry.id))
    expect(side?.values).toEqual({ name: NAME, address: ADDRESS, rank: 0, voting: true, letter: null })
  })

  test("have no row when a deed changed none", async ({ db }) => {
    const ctx = await ctxOf(db, await makePerson(db))
    await transact(ctx, (tx) => record(tx, { action: "seat.seen", subject: { kind: "seat", id: "7f" } }))
    expect([await db.$count(auditEntries), await db.$count(auditValues)]).toEqual([1, 0])
  })
})
