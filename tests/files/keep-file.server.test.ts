import { randomUUID } from "node:crypto"
import { type Ctx, transact } from "#app/context.ts"
import { type KeepFile, keepFile } from "#app/files/keep-file.server.ts"
import { findFile, listFiles, listWaiting } from "#app/files/queries.server.ts"
import { removeFile } from "#app/files/remove-file.server.ts"
import type { Db } from "#db/client.server.ts"
import { ctxFor, ctxOf } from "#tests/support/context.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makePerson } from "#tests/support/factories.ts"
import { pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"

const OWNER = { kind: "roundtable", id: randomUUID() }
const waits = (ctx: Ctx) => ({ kind: "upload", id: ctx.actor.personId ?? randomUUID() })
const keep = (ctx: Ctx, over: Partial<KeepFile> = {}) =>
  transact(ctx, (ctx) =>
    keepFile(ctx, { upload: { name: "atto.pdf", bytes: pdf() }, owner: OWNER, field: "files", ...over }),
  )
const somebody = async (db: Db) => ctxOf(db, await makePerson(db))

describe("a kept file", () => {
  test("is found by its code, with whose it is, and its bytes by its digest", async ({ db }) => {
    const ctx = await somebody(db)
    const { code } = await keep(ctx)
    const found = await findFile(ctx, code)
    expect(found).toMatchObject({ ownerKind: "roundtable", ownerId: OWNER.id, type: "application/pdf" })
    expect(await ctx.files.get(found?.sha256 ?? "")).toEqual(pdf())
  })

  test("says who brought it", async ({ db }) => {
    const ctx = await somebody(db)
    expect((await keep(ctx)).uploadedById).toBe(ctx.actor.personId)
  })

  test("is one use of the bytes: the same bytes may be two files", async ({ db }) => {
    const ctx = await somebody(db)
    await keep(ctx)
    await keep(ctx, { upload: { name: "copia.pdf", bytes: pdf() } })
    const names = (await listFiles(ctx, "roundtable", [OWNER.id])).map(({ name }) => name)
    expect(names).toEqual(["atto.pdf", "copia.pdf"])
  })

  test("is not found once it was removed", async ({ db }) => {
    const ctx = await somebody(db)
    const file = await keep(ctx)
    await transact(ctx, (ctx) => removeFile(ctx, file.id))
    expect(await findFile(ctx, file.code)).toBeNull()
  })
})

describe("a file is refused at its field", () => {
  const upload = (bytes: Uint8Array, name = "atto.pdf") => ({ upload: { name, bytes } })
  test.for([
    ["when it is empty", upload(new Uint8Array(0)), "files.errors.empty"],
    ["when it is larger than a file may be", upload(pdf("x".repeat(100_000))), "files.errors.too_large"],
    ["when its bytes are of no type that is stored", upload(new Uint8Array([0, 1, 2])), "files.errors.type"],
    ["when this use takes other types", { types: ["image/png"] as const }, "files.errors.type"],
  ] as const)("%s", async ([_when, over, key], { db }) => {
    expect(await refusalOf(keep(await somebody(db), over))).toBe(`invalid ${key} (files)`)
  })

  const half = (n: number) => upload(pdf(String.fromCharCode(97 + n).repeat(90_000)))
  test("when its owner's files would be more than they may be together", async ({ db }) => {
    const ctx = await somebody(db)
    for (const n of [1, 2, 3]) await keep(ctx, half(n))
    expect(await refusalOf(keep(ctx, half(4)))).toBe("invalid files.errors.owner_full (files)")
    expect((await keep(ctx, { ...half(4), owner: { ...OWNER, id: randomUUID() } })).size).toBeGreaterThan(0)
  })

  test("when the installation's would be", async ({ db }) => {
    const ctx = await somebody(db)
    for (let n = 0; n < 11; n++) await keep(ctx, { ...half(n), owner: { ...OWNER, id: randomUUID() } })
    const next = keep(ctx, { ...half(12), owner: { ...OWNER, id: randomUUID() } })
    expect(await refusalOf(next)).toBe("invalid files.errors.installation_full (files)")
  })

  test("until others were removed", async ({ db }) => {
    const ctx = await somebody(db)
    const kept = [await keep(ctx, half(1)), await keep(ctx, half(2)), await keep(ctx, half(3))]
    await transact(ctx, (ctx) => removeFile(ctx, kept[0]?.id ?? ""))
    expect((await keep(ctx, half(4))).size).toBeGreaterThan(0)
  })
})

describe("a file that waits for its form", () => {
  test("goes to the owner that the form was for", async ({ db }) => {
    const ctx = await somebody(db)
    const waiting = await keep(ctx, { owner: waits(ctx) })
    const kept = await keep(ctx, { upload: { code: waiting.code } })
    expect(kept).toMatchObject({ ownerId: OWNER.id, code: waiting.code, id: waiting.id })
    expect(await listWaiting(ctx, [waiting.code])).toEqual([])
  })

  test.for(["another person", "nobody"])("is not for %s to use", async (who, { db }) => {
    const ctx = await somebody(db)
    const { code } = await keep(ctx, { owner: waits(ctx) })
    const other = who === "nobody" ? await ctxFor(db) : await somebody(db)
    expect(await refusalOf(keep(other, { upload: { code } }))).toBe(
      "invalid files.errors.no_longer_there (files)",
    )
  })

  test("is used once", async ({ db }) => {
    const ctx = await somebody(db)
    const { code } = await keep(ctx, { owner: waits(ctx) })
    await keep(ctx, { upload: { code } })
    expect(await refusalOf(keep(ctx, { upload: { code } }))).toBe(
      "invalid files.errors.no_longer_there (files)",
    )
  })

  test("is refused by a use that takes other types", async ({ db }) => {
    const ctx = await somebody(db)
    const { code } = await keep(ctx, { owner: waits(ctx) })
    expect(await refusalOf(keep(ctx, { upload: { code }, types: ["text/csv"] }))).toBe(
      "invalid files.errors.type (files)",
    )
  })
})
