import { sql } from "drizzle-orm"
import { record } from "#app/audit/record.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { transact } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { auditValues } from "#db/schema/index.ts"
import { ctxFor } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { nothingOlderRuns } from "#tests/support/older-transactions.ts"
import { firstBrokenLink, sealedActions } from "./chain.ts"

const did = async (db: Db, ...actions: string[]) => {
  const ctx = await ctxFor(db)
  for (const action of actions) {
    const deed = { action, subject: { kind: "seat", id: "7f" }, values: { note: `of ${action}` } }
    await transact(ctx, (tx) => record(tx, deed))
  }
  await nothingOlderRuns(db)
}

const THREE = ["seat.taken", "seat.kept", "seat.left"]

describe("sealing", () => {
  test("gives every committed entry its place, in the order of the deeds", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    await sealAudit(db)
    expect(await sealedActions(db)).toEqual(THREE)
  })

  test("says how many entries it sealed", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    expect([await sealAudit(db), await sealAudit(db)]).toEqual([3, 0])
  })

  test("continues the chain where an earlier sealing stopped", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    const sealed = [await sealAudit(db, 2), await sealAudit(db, 2)]
    expect([sealed, await sealedActions(db), await firstBrokenLink(db)]).toEqual([[2, 1], THREE, null])
  })

  test("takes entries that came with a backup of a server further on", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    await db.execute(sql`update audit_entry set transaction = '9000000' where action = 'seat.kept'`)
    expect(await sealAudit(db)).toBe(3)
  })
})

describe("a chain of the former links", () => {
  const former = async (db: Db) => {
    await did(db, ...THREE)
    await sealAudit(db)
    await db.execute(sql`delete from audit_head`)
  }

  test("is sealed anew, and goes on", async ({ opened: { db } }) => {
    await former(db)
    await db.execute(sql`
      update audit_entry set chain_sha256 = sha256(decode(repeat('00', 32), 'hex') || content_sha256)
       where sealed_seq = 1`)
    expect([await sealAudit(db), await firstBrokenLink(db)]).toEqual([3, null])
  })

  test("is not what a chain without its head is taken for", async ({ opened: { db } }) => {
    await former(db)
    await did(db, "seat.taken")
    await expect(sealAudit(db)).rejects.toThrow(/head of the audit's chain is missing/)
  })
})

describe("the chain", () => {
  test("follows from the rows alone", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    await sealAudit(db)
    expect(await firstBrokenLink(db)).toBeNull()
  })

  test("stays whole when the values are erased", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    await sealAudit(db)
    await db.update(auditValues).set({ values: null, erasedAt: sql`now()` })
    expect(await firstBrokenLink(db)).toBeNull()
  })

  test.for([
    ["an action", sql`update audit_entry set action = 'seat.lost' where action = 'seat.kept'`],
    ["a field's digest", sql`update audit_entry set fields = '{}' where action = 'seat.kept'`],
    ["a salt", sql`update audit_entry set salt = decode(repeat('00', 16), 'hex') where action = 'seat.kept'`],
    ["a place", sql`update audit_entry set sealed_seq = 9 where action = 'seat.kept'`],
  ] as const)("shows where %s was changed", async ([, tampering], { opened: { db } }) => {
    await did(db, ...THREE)
    await sealAudit(db)
    await db.execute(tampering)
    expect(await firstBrokenLink(db)).toBe(2)
  })

  test("shows where an entry was taken out", async ({ opened: { db } }) => {
    await did(db, ...THREE)
    await sealAudit(db)
    await db.execute(sql`delete from audit_value where entry_id = (select min(id) from audit_entry)`)
    await db.execute(sql`delete from audit_entry where action = 'seat.taken'`)
    expect(await firstBrokenLink(db)).toBe(1)
  })
})
