import { createHash } from "node:crypto"
import {
  addAttachment,
  listAttachments,
  removeAttachment,
} from "#app/documents/attachments/attachments.server.ts"
import { closeRound } from "#app/documents/life/close-round.server.ts"
import { revisePaper } from "#app/documents/life/revise-paper.server.ts"
import { withdrawRound } from "#app/documents/life/withdraw-round.server.ts"
import { getPaper } from "#app/documents/queries.server.ts"
import type { Db } from "#db/client.server.ts"
import { annexes } from "#db/schema/index.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { memoryFiles, pdf } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { agree, makeLife, openedBy } from "./world.ts"

const close = { number: 1 }

describe("the files beside a text", () => {
  const beside = async (db: Db) => {
    const world = await makeLife(db)
    const secretary = { ...world.secretary, files: memoryFiles() }
    const file = { name: "tabella.pdf", bytes: pdf("tabella") }
    await addAttachment(secretary, { paperCode: world.paper.code, title: "Tabella", file })
    await openedBy(db, world)
    return { world, secretary, file }
  }
  const frozen = (db: Db) => db.select({ at: annexes.frozenAt, sha256: annexes.sha256 }).from(annexes)

  test("are frozen with their digest by the adoption, and refuse changes", async ({ db }) => {
    const { world, secretary, file } = await beside(db)
    expect(await frozen(db)).toEqual([{ at: null, sha256: null }])
    await agree(world)
    await closeRound(world.secretary, { paperCode: world.paper.code, ...close })
    const sha256 = new Uint8Array(createHash("sha256").update(file.bytes).digest())
    expect(await frozen(db)).toEqual([{ at: world.secretary.now, sha256 }])
    const [shown] = await listAttachments(secretary, world.paper.id)
    expect(shown?.sha256).toBe(Buffer.from(sha256).toString("hex"))
    const add = addAttachment(secretary, { paperCode: world.paper.code, title: "Altra", file })
    expect(await refusalOf(add)).toMatch(/^forbidden /)
    const remove = removeAttachment(secretary, { paperCode: world.paper.code, number: 1 })
    expect(await refusalOf(remove)).toMatch(/^forbidden /)
  })

  test("are beside the revision too, where they can be changed again", async ({ db }) => {
    const { world, secretary } = await beside(db)
    await agree(world)
    await closeRound(world.secretary, { paperCode: world.paper.code, ...close })
    const code = await revisePaper(secretary, { paperCode: world.paper.code })
    const { id } = await getPaper(secretary, code)
    const shown = async () =>
      (await listAttachments(secretary, id)).map(({ title, sha256 }) => [title, sha256])
    expect(await shown()).toEqual([["Tabella", null]])
    await removeAttachment(secretary, { paperCode: code, number: 1 })
    expect(await shown()).toEqual([])
    expect(await listAttachments(secretary, world.paper.id)).toHaveLength(1)
  })

  test("are not frozen by a round that gives the text back: they can be changed again", async ({ db }) => {
    const { world, secretary } = await beside(db)
    await withdrawRound(world.secretary, { paperCode: world.paper.code, ...close, reason: "Manca una firma" })
    expect(await frozen(db)).toEqual([{ at: null, sha256: null }])
    await removeAttachment(secretary, { paperCode: world.paper.code, number: 1 })
    expect(await frozen(db)).toEqual([])
  })
})
