import { randomUUID } from "node:crypto"
import { measureFiles, measureStorage } from "#app/operation/storage.server.ts"
import { ctxOf } from "#tests/support/context.ts"
import { expect, test } from "#tests/support/database.ts"
import { makeAdministrator, makePerson } from "#tests/support/factories.ts"
import { makeFile, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"

test("the database and its tables are measured, the biggest first", async ({ db }) => {
  const { total, tables } = await measureStorage(await ctxOf(db, await makeAdministrator(db)))
  const sizes = tables.map(({ bytes }) => bytes)
  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(["person", "audit_entry"]))
  expect(sizes).toEqual([...sizes].sort((a, b) => b - a))
  expect(total).toBeGreaterThan(sizes.reduce((sum, bytes) => sum + bytes, 0))
})

test("only who administers sees it", async ({ db }) => {
  const ctx = await ctxOf(db, await makePerson(db))
  expect(await refusalOf(measureStorage(ctx))).toMatch(/^forbidden /)
})

test("the files are counted by what they belong to, with the biggest of each", async ({ db }) => {
  const ctx = await ctxOf(db, await makeAdministrator(db))
  const [a, b, gone] = [pdf("a"), pdf("b".repeat(500)), pdf("c".repeat(900))]
  await makeFile(ctx, { ownerKind: "record", ownerId: randomUUID() }, a)
  await makeFile(ctx, { ownerKind: "record", ownerId: randomUUID() }, b)
  await makeFile(ctx, { ownerKind: "upload", ownerId: randomUUID() }, a)
  await makeFile(ctx, { ownerKind: "record", ownerId: randomUUID(), removedAt: new Date() }, gone)
  expect(await measureFiles(ctx)).toEqual({
    limit: ctx.settings.files.installationBytes,
    kinds: [
      { kind: "record", files: 2, bytes: a.length + b.length, biggest: b.length },
      { kind: "upload", files: 1, bytes: a.length, biggest: a.length },
    ],
  })
  expect(await refusalOf(measureFiles(await ctxOf(db, await makePerson(db))))).toMatch(/^forbidden /)
})
