import { type SQL, sql } from "drizzle-orm"
import fc from "fast-check"
import { type Deed, record } from "#app/audit/record.server.ts"
import { sealAudit } from "#app/audit/seal.server.ts"
import { verifyAudit } from "#app/audit/verify.server.ts"
import { transact } from "#app/context.ts"
import type { Db, OpenDb } from "#db/client.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { test as base, describe, expect, openMigratedDb, rolledBack } from "#tests/support/database.ts"
import { makePerson, makeRoundtable } from "#tests/support/factories.ts"
import { times } from "#tests/support/length.ts"
import { nothingOlderRuns } from "#tests/support/older-transactions.ts"

const ENTRIES = 24

/** A chain of entries with and without values, by people and by nobody, and without the keys of the schema. */
const fill = async ({ db }: OpenDb) => {
  const person = await makePerson(db)
  const roundtable = await makeRoundtable(db)
  const ctx = await ctxOf(db, person, { requestId: "request-1" })
  for (let n = 0; n < ENTRIES; n++) {
    const subject = { kind: "seat", id: `seat ${n % 5}` }
    const values: Deed["values"] = n % 3 === 0 ? {} : { note: `nota ${n}`, rank: n, letter: null }
    const deed = { action: "seat.taken", subject, values, roundtableId: n % 2 ? roundtable.id : null }
    await transact(ctx, (tx) => record(tx, deed))
  }
  await nothingOlderRuns(db)
  await sealAudit(db)
  // Whoever tampers with rows is not stopped by constraints either.
  for (const [table, name] of [
    ["audit_value", "audit_value_entry_id_audit_entry_id_fk"],
    ["audit_entry", "audit_entry_actor_id_person_id_fk"],
    ["audit_entry", "audit_entry_acting_for_id_organisation_id_fk"],
    ["audit_entry", "audit_entry_roundtable_id_roundtable_id_fk"],
    ["audit_entry", "audit_entry_sealed_once"],
  ])
    await db.execute(sql.raw(`alter table ${table} drop constraint ${name}`))
}

const test = base.extend<{ chain: Db }>({
  chain: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
    async ({}, use) => {
      const opened = await openMigratedDb()
      await fill(opened)
      await use(opened.db)
      await opened.close()
    },
    { scope: "file" },
  ],
})

/** What verification says of the chain after somebody was at it. */
const afterwards = async (chain: Db, ...tampering: SQL[]) => {
  let report: Awaited<ReturnType<typeof verifyAudit>> | undefined
  await rolledBack(chain, async (tx) => {
    for (const statement of tampering) await tx.execute(statement)
    report = await verifyAudit(tx, { batch: 7 })
  })
  if (!report) throw new Error("Nothing was verified")
  return report
}

test("a chain that nobody touched holds, and its head is the last entry", { timeout: 60_000 }, async ({
  chain,
}) => {
  const report = await verifyAudit(chain, { batch: 7 })
  expect(report).toMatchObject({
    ...{ checked: ENTRIES, erased: 0, unsealed: 0, broken: null },
    head: { seq: ENTRIES, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

test("whatever the size of a batch, the answer is the same", async ({ chain }) => {
  const [one, all] = [await verifyAudit(chain, { batch: 1 }), await verifyAudit(chain, { batch: 1000 })]
  expect(one).toEqual(all)
  expect((await verifyAudit(chain, { batch: ENTRIES })).checked).toBe(ENTRIES)
})

test("an empty log holds", async ({ opened: { db } }) => {
  expect(await verifyAudit(db)).toEqual({ checked: 0, erased: 0, unsealed: 0, head: null, broken: null })
})

test("entries that wait for their seal are counted, not checked", async ({ chain }) => {
  const report = await afterwards(
    chain,
    sql`insert into audit_entry (action, subject_kind, subject_id, fields, salt, content_sha256)
        select 'seat.left', 'seat', 'x', '{}', salt, content_sha256 from audit_entry where sealed_seq = 1`,
  )
  expect(report).toMatchObject({ unsealed: 1, checked: ENTRIES, broken: null })
})

const flipBit = (column: string, byte: number, bit: number) =>
  `${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # ${1 << bit})`

/** One small change of one column of one sealed row. */
const change = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(["salt", 16] as const, ["content_sha256", 32] as const, ["chain_sha256", 32] as const),
      fc.nat(1000),
      fc.nat(7),
    )
    .map(([[column, length], byte, bit]) => flipBit(column, byte % length, bit)),
  fc
    .tuple(fc.constantFrom("action", "subject_kind", "subject_id", "request_id"), fc.nat(20))
    .map(
      ([column, at]) => `${column} = overlay(${column} placing '~' from ${at} % length(${column}) + 1 for 1)`,
    ),
  fc.constantFrom(
    "at = at + interval '1 microsecond'",
    "at = at - interval '1 day'",
    "transaction = (transaction::text::bigint + 1)::text::xid8",
    "id = id + 1000000",
    "actor_id = null",
    "actor_id = gen_random_uuid()",
    "acting_for_id = gen_random_uuid()",
    "roundtable_id = gen_random_uuid()",
    "request_id = null",
    'fields = fields || \'{"note": "0000"}\'',
    'fields = fields || \'{"other": "0000"}\'',
    "sealed_seq = null, chain_sha256 = null",
    "sealed_seq = null",
    "sealed_seq = sealed_seq + 1000",
    "sealed_seq = -sealed_seq",
    "chain_sha256 = null",
  ),
)

describe("what somebody did to sealed rows is found:", () => {
  test("one change of any column of any row, at that row", async ({ chain }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES }), change, async (seq, set) => {
        const { broken } = await afterwards(
          chain,
          sql.raw(`update audit_entry set ${set} where sealed_seq = ${seq}`),
        )
        // Only what moves a row to the front or the end is seen elsewhere than at its place.
        expect(broken, set).not.toBeNull()
        if (!set.includes("-sealed_seq")) expect(broken?.seq, set).toBe(seq)
      }),
      { numRuns: times(120, 1500) },
    )
  }, 120_000)

  test("a row taken out, also the first and the last", async ({ chain }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES }), async (seq) => {
        const { broken } = await afterwards(chain, sql`delete from audit_entry where sealed_seq = ${seq}`)
        expect(broken).toEqual({ seq, id: null, why: "missing" })
      }),
      { numRuns: times(24, 200) },
    )
  }, 120_000)

  test("two rows that changed places, at the first of them", async ({ chain }) => {
    const pairs = fc.uniqueArray(fc.integer({ min: 1, max: ENTRIES }), { minLength: 2, maxLength: 2 })
    await fc.assert(
      fc.asyncProperty(pairs, async ([a = 0, b = 0]) => {
        const swap = sql`update audit_entry set sealed_seq = ${a}::bigint + ${b}::bigint - sealed_seq
                          where sealed_seq in (${a}, ${b})`
        expect((await afterwards(chain, swap)).broken?.seq).toBe(Math.min(a, b))
      }),
      { numRuns: times(30, 300) },
    )
  }, 120_000)

  test("a row put in, wherever", async ({ chain }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: ENTRIES + 1 }), async (seq) => {
        const { broken } = await afterwards(
          chain,
          sql`update audit_entry set sealed_seq = sealed_seq + 1 where sealed_seq >= ${seq}`,
          sql`insert into audit_entry (action, subject_kind, subject_id, fields, salt, content_sha256, sealed_seq, chain_sha256)
              select action, subject_kind, subject_id, fields, salt, content_sha256, ${seq}, chain_sha256
                from audit_entry where sealed_seq = 1 + (${seq}::int = 1)::int`,
        )
        expect(broken?.seq).toBe(seq)
      }),
      { numRuns: times(25, 200) },
    )
  }, 120_000)

  test("values that are not those of the digests", async ({ chain }) => {
    const values = (set: string) =>
      sql.raw(
        `update audit_value set ${set} where entry_id = (select id from audit_entry where sealed_seq = 5)`,
      )
    for (const set of [
      `values = values || '{"note": "altro"}'`,
      `values = values || '{"nuovo": 1}'`,
      "values = values - 'note'",
      "values = null",
    ])
      expect((await afterwards(chain, values(set))).broken, set).toMatchObject({ seq: 5, why: "values" })
  })

  test("values that were taken out with their row", async ({ chain }) => {
    const taken = sql`delete from audit_value where entry_id = (select id from audit_entry where sealed_seq = 5)`
    expect((await afterwards(chain, taken)).broken).toMatchObject({ seq: 5, why: "values" })
  })

  test("a whole end that was cut off, by the head that stayed", async ({ chain }) => {
    const { broken } = await afterwards(chain, sql`delete from audit_entry where sealed_seq > 20`)
    expect(broken).toEqual({ seq: 21, id: null, why: "missing" })
  })

  test("a head that was taken away or set back", async ({ chain }) => {
    const gone = await afterwards(chain, sql`delete from audit_head`)
    const back = await afterwards(chain, sql`update audit_head set sealed_seq = 20`)
    expect([gone.broken?.why, back.broken?.why]).toEqual(["head", "head"])
  })
})

test("erased values leave the chain whole, all of them or some", async ({ chain }) => {
  const some = sql`update audit_value set values = values - 'note', erased_at = now() where entry_id % 2 = 0`
  const all = sql`update audit_value set values = null, erased_at = now() where entry_id % 2 = 1`
  const report = await afterwards(chain, some, all)
  expect(report).toMatchObject({ erased: 16, checked: ENTRIES, broken: null })
})

test("what is left of erased values still has to match", async ({ chain }) => {
  const report = await afterwards(
    chain,
    sql`update audit_value set values = '{"note": "altro"}', erased_at = now()`,
  )
  expect(report.broken).toMatchObject({ seq: 2, why: "values" })
})

describe("a head that was kept elsewhere", () => {
  const keptOf = async (chain: Db, seq: number) => {
    const { rows } = await chain.execute(
      sql`select encode(chain_sha256, 'hex') as hash from audit_entry where sealed_seq = ${seq}`,
    )
    return { seq, hash: String(rows[0]?.hash) }
  }

  test("is passed by the chain that it was taken from", async ({ chain }) => {
    const kept = await keptOf(chain, 11)
    expect((await verifyAudit(chain, { kept })).broken).toBeNull()
  })

  test("is not passed by a past that was written anew, whole", async ({ chain }) => {
    const kept = { ...(await keptOf(chain, 11)), hash: "0".repeat(64) }
    expect((await verifyAudit(chain, { kept })).broken).toMatchObject({ seq: 11, why: "kept" })
  })

  test("is missed by a chain that does not reach it", async ({ chain }) => {
    const kept = { seq: ENTRIES + 1, hash: "0".repeat(64) }
    expect((await verifyAudit(chain, { kept })).broken).toMatchObject({ seq: ENTRIES + 1, why: "kept" })
  })
})

test("a part of the chain is checked from where one says", async ({ chain }) => {
  const report = await verifyAudit(chain, { from: 10 })
  expect(report).toMatchObject({ checked: ENTRIES - 9, head: { seq: ENTRIES }, broken: null })
})
