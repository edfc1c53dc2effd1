import { randomUUID } from "node:crypto"
import { sql } from "drizzle-orm"
import fc from "fast-check"
import { transact } from "#app/context.ts"
import { beginBalance, bytesKept, foldBalance } from "#app/files/balance.server.ts"
import { keepFile } from "#app/files/keep-file.server.ts"
import { endFiles, removeFile } from "#app/files/remove-file.server.ts"
import { sweepFiles } from "#app/files/sweep-files.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { makeFile, pdf } from "#tests/support/files.ts"

const OWNERS = [0, 1, 2].map(() => ({ kind: "record", id: randomUUID() }))

const ROOMY = {
  ...{ largestBytes: 100_000, ownerBytes: 10_000_000, installationBytes: 10_000_000 },
  ...{ pendingHours: 24, graceHours: 24 },
}

/** The balance and the files themselves, by kind of owner. */
const both = async (db: Db) => {
  const { rows } = await db.execute(sql`
    select (select jsonb_object_agg(k, v) from (select owner_kind as k, jsonb_build_array(sum(files), sum(bytes)) as v
              from file_balance group by owner_kind having sum(files) <> 0 or sum(bytes) <> 0) b) as balance,
           (select jsonb_object_agg(k, v) from (select owner_kind as k, jsonb_build_array(count(*), sum(size)) as v
              from file where removed_at is null group by owner_kind) f) as files`)
  return rows[0] as { balance: unknown; files: unknown }
}

const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant("keep"), owner: fc.nat(2), length: fc.nat(200) }),
    fc.record({ kind: fc.constant("wait"), length: fc.nat(200) }),
    fc.record({ kind: fc.constantFrom("take", "remove"), owner: fc.nat(2), at: fc.nat(20) }),
    fc.record({ kind: fc.constantFrom("end", "refused"), owner: fc.nat(2) }),
    fc.record({ kind: fc.constantFrom("sweep", "fold") }),
  ),
  { maxLength: 25 },
)
type Deed = { kind: string; owner?: number; length?: number; at?: number }

const nth = <T>(rows: readonly T[], at: number): T | undefined => rows[at % Math.max(1, rows.length)]

/** Does one deed as its verbs do it. */
const act = async (ctx: Awaited<ReturnType<typeof ctxOf>>, { kind, owner = 0, length = 0, at = 0 }: Deed) => {
  const { db } = ctx
  const mine = { kind: "upload", id: ctx.actor.personId ?? "" }
  const own = OWNERS[owner] ?? mine
  const upload = { name: "atto.pdf", bytes: pdf("x".repeat(length)) }
  const live = async (kind: string) =>
    (
      await db.execute(
        sql`select id, code from file where removed_at is null and owner_kind = ${kind} order by id`,
      )
    ).rows
  const keep = (to: typeof own, what: { code: string } | typeof upload) =>
    transact(ctx, (tx) => keepFile(tx, { upload: what, owner: to, field: "files" }))
  if (kind === "keep") await keep(own, upload)
  if (kind === "wait") await keep(mine, upload)
  if (kind === "sweep") {
    const later = new Date(ctx.now.getTime() + 25 * 3_600_000)
    await sweepFiles({ ...ctx, now: later, limits: ctx.settings.files })
  }
  if (kind === "fold") await foldBalance(db)
  if (kind === "end") await endFiles(ctx, sql`owner_id = ${own.id}`)
  if (kind === "take") {
    const waiting = nth(await live("upload"), at)
    if (waiting) await keep(own, { code: String(waiting.code) })
  }
  if (kind === "remove") {
    const one = nth(await live("record"), at)
    if (one) for (const _ of [1, 2]) await removeFile(ctx, String(one.id))
  }
  if (kind === "refused")
    await transact(ctx, async (tx) => {
      await keepFile(tx, { upload, owner: own, field: "files" })
      throw new Error("refused afterwards")
    }).catch(() => {})
}

describe("the running total of files", () => {
  test("is what the files are, whatever is kept, taken over, removed, purged, swept and folded", async ({
    db,
  }) => {
    const ctx = await ctxOf(db, await makePerson(db), { settings: { files: { ...ROOMY } } })
    await fc.assert(
      fc.asyncProperty(deeds, async (list) => {
        for (const deed of list) await act(ctx, deed)
        const { balance, files } = await both(db)
        expect(balance).toEqual(files)
      }),
      { numRuns: 20 },
    )
  })

  test("begins with the files of an installation that had none, once", async ({ db }) => {
    const ctx = await ctxFor(db)
    const { id } = OWNERS[0] ?? { id: "" }
    await makeFile(ctx, { ownerKind: "record", ownerId: id }, pdf("a".repeat(100)))
    const size = pdf("a".repeat(100)).length
    expect(await bytesKept(db, { kind: "record", id })).toEqual({ installation: size, owner: size })
    await beginBalance(db)
    const { balance, files } = await both(db)
    expect(balance).toEqual(files)
    expect(balance).toEqual({ record: [1, size] })
  })

  test("is a row for each kind of owner once it was folded", async ({ db }) => {
    const ctx = await ctxOf(db, await makePerson(db))
    for (let n = 0; n < 5; n++) await act(ctx, { kind: "keep", owner: n % 3, length: n })
    await foldBalance(db)
    expect((await db.execute(sql`select 1 from file_balance`)).rows).toHaveLength(1)
    const { balance, files } = await both(db)
    expect(balance).toEqual(files)
  })
})
