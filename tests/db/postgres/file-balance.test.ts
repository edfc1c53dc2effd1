import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import { transact } from "#app/context.ts"
import { foldBalance } from "#app/files/balance.server.ts"
import { keepFile } from "#app/files/keep-file.server.ts"
import { endFiles } from "#app/files/remove-file.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor } from "#tests/support/context.ts"
import { makeFile, pdf } from "#tests/support/files.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"
import { together } from "#tests/support/together.ts"

const rounds = Array.from({ length: times(3, 20) }, (_, round) => round + 1)

const difference = async (db: Db) => {
  const { rows } = await db.execute(sql`
    select (select coalesce(sum(bytes), 0) from file_balance)::int as balance,
           (select coalesce(sum(files), 0) from file_balance)::int as counted,
           (select coalesce(sum(size), 0) from file where removed_at is null)::int as bytes,
           (select count(*) from file where removed_at is null)::int as files`)
  return rows[0] as { balance: number; counted: number; bytes: number; files: number }
}

describe("files that are kept, ended and folded at once", () => {
  test.for(rounds)("are counted exactly, round %i", async (_round, { pg: { db } }) => {
    const ctx = await ctxFor(db)
    const owner = { kind: "record", id: randomUUID() }
    const keep = (length: number) => () =>
      transact(ctx, (tx) =>
        keepFile(tx, { upload: { name: "a.pdf", bytes: pdf("x".repeat(length)) }, owner, field: "files" }),
      )
    await keep(5)()
    const end = () => endFiles(ctx, sql`owner_id = ${owner.id}`)
    const fold = () => foldBalance(db)
    const outcomes = await together(keep(10), fold, end, keep(20), end, fold, keep(30), fold, end)
    expect(outcomes).toEqual(Array(9).fill(null))
    const { balance, counted, bytes, files } = await difference(db)
    expect({ balance, counted }).toEqual({ balance: bytes, counted: files })
  })
})

test("two that begin the total of an older installation at once count its files once", async ({ own }) => {
  const { db } = await own.open()
  const ctx = await ctxFor(db)
  for (let n = 0; n < 4; n++) await makeFile(ctx, { ownerId: randomUUID() }, pdf("x".repeat(n)))
  await together(
    () => foldBalance(db),
    () => foldBalance(db),
    () => foldBalance(db),
  )
  const { balance, counted, bytes } = await difference(db)
  expect({ balance, counted }).toEqual({ balance: bytes, counted: 4 })
})
