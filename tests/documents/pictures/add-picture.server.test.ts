import { eq } from "drizzle-orm"
import { addPicture } from "#app/documents/pictures/add-picture.server.ts"
import { makePicture } from "#app/documents/pictures/picture-of.server.ts"
import { documentPictures, files, papers } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { contentOf } from "#tests/support/content.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import { makeFile } from "#tests/support/files.ts"
import { refusalOf } from "#tests/support/refusal.ts"
import { RELATIONS, type Relation } from "#tests/support/relations.ts"
import { photo, plain, SVG } from "./samples.ts"
import { answerOf, makeText, send, workshop } from "./world.ts"

const WRITE: readonly Relation[] = ["substitute", "titular", "facilitator", "chair", "secretary here"]

describe("a picture for a text", () => {
  test.for(RELATIONS)("is sent by who writes it, and read by who reads it: %s", async (who, { db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    const own = { ...(await ctxAs(db, who, { roundtable })), files: ctx.files }
    const bytes = await photo()
    if (WRITE.includes(who)) expect((await answerOf(own, await send(own, paper, bytes))).status).toBe(200)
    else {
      const before = await contentOf(db)
      expect(await refusalOf(send(own, paper, bytes))).toMatch(/^forbidden /)
      expect(await contentOf(db)).toEqual(before)
    }
  })

  test("is not taken by a text that the table has adopted", async ({ db }) => {
    const { paper, ctx } = await makeText(db, { state: "adopted" })
    expect(await refusalOf(send(ctx, paper, await photo()))).toBe("forbidden documents.refuse.adopted")
  })

  test("keeps neither its name nor what was hidden in it", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const code = await send(ctx, paper, await photo(), "Mario Rossi in ospedale.jpg")
    const [row] = await db.select().from(files).where(eq(files.code, code))
    expect(row).toMatchObject({ ownerKind: "document", ownerId: paper.id, name: "immagine.jpg" })
  })

  test("sent a second time after a lost answer is the same", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const bytes = await photo()
    expect(await send(ctx, paper, bytes)).toBe(await send(ctx, paper, bytes))
    expect(await db.select().from(documentPictures)).toHaveLength(1)
  })

  test.for([
    ["of a type that is none", SVG, "pictures.refused.drawing"],
    ["without any bytes", new Uint8Array(), "pictures.refused.broken"],
    ["of fifty megabytes", new Uint8Array(50_000_000), "pictures.refused.too_large"],
  ] as const)("%s is refused, and nothing of it is kept", async ([_, bytes, key], { db }) => {
    const { paper, ctx } = await makeText(db)
    const before = await contentOf(db)
    expect(await refusalOf(send(ctx, paper, bytes))).toBe(`invalid ${key} (file)`)
    expect(await contentOf(db)).toEqual(before)
  })

  test("waits its turn where too many are made at once", async () => {
    const busy = { run: () => Promise.reject(Object.assign(new Error("busy"), { code: "BUSY" })) }
    expect(await refusalOf(makePicture(busy, await photo()))).toBe("invalid pictures.refused.busy (file)")
  })

  test("is refused where the text has as many as it can", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const { id: documentId, roundtableId } = paper
    for (let n = 0; n < 200; n++) {
      const file = await makeFile(ctx, { ownerKind: "document", ownerId: documentId })
      await db
        .insert(documentPictures)
        .values({ documentId, roundtableId, fileId: file.id, width: 1, height: 1 })
    }
    expect(await refusalOf(send(ctx, paper, await photo()))).toBe("invalid pictures.refused.full (file)")
  })
})

describe("the address of a picture", () => {
  test("gives the picture as one, that no page can be made of", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const answer = await answerOf(ctx, await send(ctx, paper, await plain("gif")))
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "content-security-policy": expect.stringMatching(/^sandbox/),
      "cache-control": "private, no-cache",
    })
  })

  test("gives the narrow copy to who asks for it, and the picture where there is none", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const settings = { ...ctx.settings, files: { ...ctx.settings.files, largestBytes: 5e6, ownerBytes: 9e6 } }
    const wide = await send({ ...ctx, settings }, paper, await plain("png", { width: 1000, height: 10 }))
    const small = await send(ctx, paper, await photo())
    const sizes = async (code: string) =>
      Promise.all(
        ["", "?w=640"].map(async (search) => (await answerOf(ctx, code, search)).headers.get("ETag")),
      )
    const [whole, narrow] = await sizes(wide)
    expect(narrow).not.toBe(whole)
    const [one, same] = await sizes(small)
    expect(same).toBe(one)
  })

  test.for([
    ["nobody of a text in writing", "co_design", 404],
    ["everybody of one that a public table has adopted", "adopted", 200],
  ] as const)("is for %s", async ([_, state, status], { db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    const code = await send(ctx, paper, await photo())
    if (state === "adopted") {
      await db.update(papers).set({ state, adoptedAt: new Date() }).where(eq(papers.id, paper.id))
    }
    const reader = { ...(await ctxAs(db, "nobody", { roundtable })), files: ctx.files }
    expect((await answerOf(reader, code)).status).toBe(status)
    expect((await answerOf(reader, code, "?w=640")).status).toBe(status)
  })
})

describe("a picture copied from another text", () => {
  const copy = (ctx: Parameters<typeof addPicture>[0], paperCode: string, code: string) =>
    addPicture(ctx, workshop, { paperCode, upload: { code } })

  test("becomes one of this text's own, with the same bytes", async ({ db }) => {
    const { paper, roundtable, ctx } = await makeText(db)
    const other = await makeText(db, { table: roundtable })
    const code = await send(ctx, paper, await photo())
    const copied = await copy(ctx, other.paper.code, code)
    expect(copied).not.toBe(code)
    const etags = await Promise.all(
      [code, copied].map(async (one) => (await answerOf(ctx, one)).headers.get("ETag")),
    )
    expect(etags[0]).toBe(etags[1])
  })

  test("of the same text stays what it is", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const code = await send(ctx, paper, await photo())
    expect(await copy(ctx, paper.code, code)).toBe(code)
  })

  test("is not to be had by who may not read the other text", async ({ db }) => {
    const { paper, ctx } = await makeText(db)
    const other = await makeText(db)
    const code = await send(ctx, paper, await photo())
    const before = await contentOf(db)
    expect(await refusalOf(copy({ ...other.ctx, files: ctx.files }, other.paper.code, code))).toMatch(
      /^not_found /,
    )
    expect(await contentOf(db)).toEqual(before)
  })

  test.for(["record", "upload"])("a file of another owner is none: %s", async (ownerKind, { db }) => {
    const { paper, ctx } = await makeText(db)
    const file = await makeFile(ctx, { ownerKind, ownerId: paper.id }, await photo())
    expect(await refusalOf(copy(ctx, paper.code, file.code))).toMatch(/^not_found /)
  })
})
