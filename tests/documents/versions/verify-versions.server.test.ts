import { type SQL, sql } from "drizzle-orm"
import fc from "fast-check"
import { transact } from "#app/context.ts"
import { nameVersion } from "#app/documents/versions/name-version.server.ts"
import { verifyVersions } from "#app/documents/versions/verify-versions.server.ts"
import { writeVersion } from "#app/documents/versions/write-version.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentTexts } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { test as base, describe, expect, openMigratedDb, rolledBack } from "#tests/support/database.ts"
import { times } from "#tests/support/length.ts"

const EACH = 6

/** Three texts with six versions each: named ones, which the log tells of, and automatic ones between them. */
const fill = async (db: Db) => {
  for (let n = 0; n < 3; n++) {
    const { paper, roundtable } = await makeReadable(db, { state: "co_design" })
    const ctx = await ctxAs(db, "chair", { roundtable })
    const { id: documentId, roundtableId } = paper
    for (let seq = 1; seq <= EACH; seq++) {
      const json = { type: "doc", content: [{ type: "paragraph", attrs: { id: `${n}-${seq}` } }] }
      const row = { json, plain: "", headings: [], words: 1, seq }
      await db
        .insert(documentTexts)
        .values({ documentId, roundtableId, epoch: 1, ...row })
        .onConflictDoUpdate({ target: documentTexts.documentId, set: row })
      if (seq % 2) await nameVersion(ctx, { paperCode: paper.code, name: `Versione ${seq}` })
      else await transact(ctx, (tx) => writeVersion(tx, paper, { kind: "automatic" }))
    }
  }
  // Whoever tampers with rows is not stopped by constraints either.
  for (const name of [
    "document_version_number_is_unique",
    "document_version_first_has_none_before",
    "document_version_content_or_erased",
    "document_version_named_has_a_name",
  ])
    await db.execute(sql.raw(`alter table document_version drop constraint ${name}`))
}

const test = base.extend<{ chain: Db }>({
  chain: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads a fixture's needs from its pattern
    async ({}, use) => {
      const opened = await openMigratedDb()
      await fill(opened.db)
      await use(opened.db)
      await opened.close()
    },
    { scope: "file" },
  ],
})

/** What verification says after somebody was at the rows. */
const afterwards = async (chain: Db, ...tampering: SQL[]) => {
  let report: Awaited<ReturnType<typeof verifyVersions>> | undefined
  await rolledBack(chain, async (tx) => {
    for (const statement of tampering) await tx.execute(statement)
    report = await verifyVersions(tx, { batch: 4 })
  })
  if (!report) throw new Error("Nothing was verified")
  return report
}

/** The rows in the order in which they are checked: `place` counts from 1 over all texts. */
const ROWS = sql`(select v.id, d.code, v.number, row_number() over (order by v.doc_id, v.number) as place
  from document_version v join document d on d.id = v.doc_id)`

const at = async (chain: Db, place: number) => {
  const { rows } = await chain.execute(sql`select code, number from ${ROWS} r where place = ${place}`)
  return { code: String(rows[0]?.code), number: Number(rows[0]?.number) }
}
const change = (place: number, set: string) =>
  sql`update document_version v set ${sql.raw(set)} from ${ROWS} r where r.id = v.id and r.place = ${place}`

test("versions that nobody touched hold, up to the last one", async ({ chain }) => {
  const report = await verifyVersions(chain, { batch: 4 })
  expect(report).toMatchObject({
    ...{ documents: 3, checked: 3 * EACH, erased: 0, broken: null },
    last: { ...(await at(chain, 3 * EACH)), seal: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
})

test("whatever the size of a batch, the answer is the same", async ({ chain }) => {
  expect(await verifyVersions(chain, { batch: 1 })).toEqual(await verifyVersions(chain, { batch: 1000 }))
})

test("where there is none, nothing is broken", async ({ opened: { db } }) => {
  expect(await verifyVersions(db)).toEqual({
    ...{ documents: 0, checked: 0, erased: 0, last: null, broken: null },
  })
})

test("erased words leave the chain whole", async ({ chain }) => {
  const erase = sql`update document_version set content = null, erased_at = now() where kind = 'automatic'`
  expect(await afterwards(chain, erase)).toMatchObject({ erased: 9, checked: 3 * EACH, broken: null })
})

describe("what somebody did to a version is found at that version:", () => {
  const flip = (column: string, byte: number) =>
    `${column} = set_byte(${column}, ${byte}, get_byte(${column}, ${byte}) # 1)`
  const changes = fc.oneof(
    fc
      .tuple(fc.constantFrom("sha256", "seal_sha256"), fc.nat(31))
      .map(([column, byte]) => flip(column, byte)),
    fc.constantFrom(
      `content = '{"type": "doc", "content": []}'`,
      `content = jsonb_set(content, '{content,0,attrs,id}', '"altro"')`,
      "kind = case kind when 'named' then 'approved' else 'named' end",
      "number = v.number + 100",
      "previous_sha256 = decode(repeat('00', 32), 'hex')",
      "content = null, erased_at = now(), sha256 = decode(repeat('00', 32), 'hex')",
    ),
  )

  test("one change of any sealed column of any row", async ({ chain }) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3 * EACH }), changes, async (place, set) => {
        const touched = await at(chain, place)
        const { broken } = await afterwards(chain, change(place, set))
        expect(broken, set).toMatchObject(touched)
      }),
      { numRuns: times(60, 600) },
    )
  }, 120_000)

  test("a row taken out, also the first of a text, and a last one that the log tells of", async ({
    chain,
  }) => {
    for (const place of [1, 3, 2 * EACH + 2]) {
      const { broken } = await afterwards(
        chain,
        sql`delete from document_version v using ${ROWS} r where r.id = v.id and r.place = ${place}`,
      )
      expect(broken).toEqual({ ...(await at(chain, place)), why: "missing" })
    }
    const { code } = await at(chain, EACH)
    const cut = sql`delete from document_version v using document d where d.id = v.doc_id and d.code = ${code} and v.number >= 5`
    expect((await afterwards(chain, cut)).broken).toEqual({ code, number: 5, why: "log" })
  })

  test("all the versions of a text", async ({ chain }) => {
    const { code } = await at(chain, 1)
    const gone = sql`delete from document_version v using document d where d.id = v.doc_id and d.code = ${code}`
    expect((await afterwards(chain, gone)).broken).toEqual({ code, number: 1, why: "log" })
  })

  test("two that changed places", async ({ chain }) => {
    const { code } = await at(chain, 1)
    const swap = sql`update document_version v set number = 5 - number from document d
      where d.id = v.doc_id and d.code = ${code} and number in (2, 3)`
    expect((await afterwards(chain, swap)).broken).toMatchObject({ code, number: 2 })
  })

  test("another title for a text that was sealed with its own", async ({ chain }) => {
    const { code } = await at(chain, 1)
    const renamed = sql`update document set title = 'Altro' where code = ${code}`
    expect((await afterwards(chain, renamed)).broken).toEqual({ code, number: 1, why: "content" })
  })
})
