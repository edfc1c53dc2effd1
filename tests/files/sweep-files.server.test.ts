import { randomUUID } from "node:crypto"
import { type Ctx, transact } from "#app/context.ts"
import { keepFile } from "#app/files/keep-file.server.ts"
import { findFile } from "#app/files/queries.server.ts"
import { removeFile } from "#app/files/remove-file.server.ts"
import { sweepFiles } from "#app/files/sweep-files.server.ts"
import type { Db } from "#db/client.server.ts"
import { files as rows } from "#db/schema/index.ts"
import { ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"

const HOUR = 3_600_000
const limits = { pendingHours: 24, graceHours: 24 }

const scene = async (db: Db) => {
  const files = memoryFiles(() => new Date(0))
  const ctx = await ctxOf(db, await makePerson(db), { files })
  const keep = (kind: string, bytes = pdf()) =>
    transact(ctx, (ctx) =>
      keepFile(ctx, {
        ...{ upload: { name: "atto.pdf", bytes }, owner: { kind, id: ctx.actor.personId ?? randomUUID() } },
        ...{ field: "files" },
      }),
    )
  const remove = (ctx: Ctx, id: string) => transact(ctx, (ctx) => removeFile(ctx, id))
  const sweep = (hours: number) =>
    sweepFiles({ db, files, limits, now: new Date(ctx.now.getTime() + hours * HOUR) })
  return { ctx, files, keep, sweep, remove: (id: string) => remove(ctx, id) }
}

const NOTHING = { waiting: 0, names: 0, contents: 0 }

describe("the sweep", () => {
  test("leaves what somebody uses, however old", async ({ db }) => {
    const { keep, sweep, files } = await scene(db)
    await keep("roundtable")
    expect([await sweep(1000), files.stored.size]).toEqual([NOTHING, 1])
  })

  test("removes bytes and names when the grace after their last use is over, and then finds nothing", async ({
    db,
  }) => {
    const { keep, remove, sweep, files } = await scene(db)
    await remove((await keep("roundtable")).id)
    expect([await sweep(23), files.stored.size]).toEqual([NOTHING, 1])
    expect([await sweep(25), files.stored.size]).toEqual([{ ...NOTHING, names: 1, contents: 1 }, 0])
    expect(await sweep(25)).toEqual(NOTHING)
    expect(await db.select({ name: rows.name, by: rows.uploadedById }).from(rows)).toEqual([
      { name: null, by: null },
    ])
  })

  test("leaves bytes that another still uses", async ({ db }) => {
    const { keep, remove, sweep, files } = await scene(db)
    const first = await keep("roundtable")
    await keep("record")
    await remove(first.id)
    expect([await sweep(1000), files.stored.size]).toEqual([{ ...NOTHING, names: 1 }, 1])
  })

  test("removes bytes whose row was never committed", async ({ db }) => {
    const { files, sweep } = await scene(db)
    await files.put(pdf("rolled back"))
    expect([await sweep(0), files.stored.size]).toEqual([{ ...NOTHING, contents: 1 }, 0])
  })

  test("ends a file that waited longer for its form than files do, and no other", async ({ db }) => {
    const { ctx, keep, sweep } = await scene(db)
    const [waiting, used] = [await keep("upload"), await keep("roundtable", pdf("other"))]
    expect([await sweep(23), (await findFile(ctx, waiting.code))?.code]).toEqual([NOTHING, waiting.code])
    expect(await sweep(25)).toMatchObject({ waiting: 1, contents: 0 })
    expect([await findFile(ctx, waiting.code), (await findFile(ctx, used.code))?.code]).toEqual([
      null,
      used.code,
    ])
  })

  test("looks at many digests", async ({ db }) => {
    const { files, sweep } = await scene(db)
    for (let n = 0; n < 1001; n++) await files.put(pdf(`${n}`))
    expect([(await sweep(0)).contents, files.stored.size]).toEqual([1001, 0])
  })
})
