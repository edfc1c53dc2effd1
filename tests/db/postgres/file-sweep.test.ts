import { randomUUID } from "node:crypto"
import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { onTestFinished } from "vitest"
import { type Ctx, transact } from "#app/context.ts"
import { keepFile } from "#app/files/keep-file.server.ts"
import { removeFile } from "#app/files/remove-file.server.ts"
import { sweepFiles } from "#app/files/sweep-files.server.ts"
import { createFiles } from "#server/files.ts"
import { ctxFor } from "#tests/support/context.ts"
import { pdf } from "#tests/support/files.ts"
import { times } from "#tests/support/length.ts"
import { describe, expect, test } from "#tests/support/postgres-test.ts"

const ROUNDS = times(20, 200)
const HOUR = 3_600_000
const limits = { pendingHours: 24, graceHours: 0 }

const store = () => {
  const folder = mkdtempSync(join(tmpdir(), "tavoli-sweep-"))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return createFiles(folder)
}

const keep = (ctx: Ctx, bytes: Uint8Array) =>
  transact(ctx, (ctx) =>
    keepFile(ctx, {
      ...{ upload: { name: "atto.pdf", bytes }, owner: { kind: "record", id: randomUUID() }, field: "files" },
    }),
  )

describe("bytes whose last use ends while another puts them", () => {
  test("are there for everybody whose row is committed", async ({ pg: { db } }) => {
    const ctx = await ctxFor(db, { files: store() })
    const lost: number[] = []
    for (let round = 0; round < ROUNDS; round++) {
      const bytes = pdf(`round ${round}`)
      const first = await keep(ctx, bytes)
      await transact(ctx, (ctx) => removeFile(ctx, first.id))
      const sweep = () =>
        sweepFiles({ db, files: ctx.files, limits, now: new Date(ctx.now.getTime() + 48 * HOUR) })
      const [kept] = await Promise.all([keep(ctx, bytes), sweep(), keep(ctx, bytes), sweep()])
      if (!(await ctx.files.get(Buffer.from(kept.sha256).toString("hex")))) lost.push(round)
    }
    expect(lost).toEqual([])
  })

  test("stay while their row is written, and go when it never was", async ({ pg: { db } }) => {
    const ctx = await ctxFor(db, { files: store() })
    const sweep = () =>
      sweepFiles({ db, files: ctx.files, limits, now: new Date(ctx.now.getTime() + 48 * HOUR) })
    const undone = transact(ctx, async (inner) => {
      await keepFile(inner, {
        ...{ upload: { name: "a.pdf", bytes: pdf("undone") }, owner: { kind: "record", id: randomUUID() } },
        ...{ field: "files" },
      })
      expect((await sweep()).contents).toBe(0)
      throw new Error("undone")
    })
    await expect(undone).rejects.toThrow("undone")
    expect((await sweep()).contents).toBe(1)
  })
})
