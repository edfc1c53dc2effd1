import { eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { eraseHistory } from "#app/documents/erase-history.server.ts"
import { letGoPictures } from "#app/documents/pictures/let-go-pictures.server.ts"
import type { Db } from "#db/client.server.ts"
import {
  documentEdits,
  documentPictures,
  documentStates,
  documentUpdates,
  documentVersions,
} from "#db/schema/index.ts"
import { makeDocumentVersion } from "#tests/documents/versions/rows.ts"
import { describe, expect, test } from "#tests/support/database.ts"
import type { Paper } from "#tests/support/factories.ts"
import { photo } from "./samples.ts"
import { isKept, makeText, pictureNode, putInAndOut, send, writeText } from "./world.ts"

const DAY_MS = 86_400_000
const inDays = (ctx: Ctx, days: number) => new Date(ctx.now.getTime() + days * DAY_MS)

type Scene = { db: Db; ctx: Ctx; paper: Paper; code: string }

/** What may need a picture still. */
const NEEDS: readonly [string, (scene: Scene) => Promise<unknown>][] = [
  ["the text", ({ db, paper, code }) => writeText(db, paper, pictureNode(code))],
  [
    "a version",
    async ({ db, paper, code }) => {
      const own = { documentId: paper.id, roundtableId: paper.roundtableId, epoch: 1, seq: 1 }
      await makeDocumentVersion(db, own)
      const content = { type: "doc", content: [pictureNode(code)] }
      await db.update(documentVersions).set({ content }).where(eq(documentVersions.documentId, paper.id))
    },
  ],
  ["the log", ({ ctx, paper, code }) => putInAndOut(ctx, paper, code)],
  [
    "a change on its way",
    ({ db, paper, code }) =>
      db.insert(documentEdits).values({
        ...{ documentId: paper.id, roundtableId: paper.roundtableId, kind: "replace" },
        payload: { content: [pictureNode(code)] },
      }),
  ],
  [
    "a text that was begun as its copy",
    async ({ db, paper, code }) => {
      const copy = await makeText(db)
      await db
        .update(documentStates)
        .set({ parentId: paper.id })
        .where(eq(documentStates.documentId, copy.paper.id))
      await writeText(db, copy.paper, pictureNode(code))
    },
  ],
]

const scene = async (db: Db): Promise<Scene> => {
  const { paper, ctx } = await makeText(db)
  return { db, ctx, paper, code: await send(ctx, paper, await photo()) }
}

describe("the sweep of pictures", () => {
  test("lets one go that was put nowhere, after two weeks and not before", async ({ db }) => {
    const { ctx, code } = await scene(db)
    expect([await letGoPictures({ db, now: inDays(ctx, 13) }), await isKept(db, code)]).toEqual([0, true])
    expect([await letGoPictures({ db, now: inDays(ctx, 15) }), await isKept(db, code)]).toEqual([1, false])
    expect(await letGoPictures({ db, now: inDays(ctx, 30) })).toBe(0)
  })

  test.for(NEEDS)("never takes what %s needs", async ([_, need], { db }) => {
    const world = await scene(db)
    await need(world)
    for (const days of [15, 40, 400])
      expect([
        await letGoPictures({ db, now: inDays(world.ctx, days) }),
        await isKept(db, world.code),
      ]).toEqual([0, true])
  })

  test("takes one whose log was discarded and whose versions were erased", async ({ db }) => {
    const { ctx, paper, code } = await scene(db)
    await putInAndOut(ctx, paper, code)
    await db.delete(documentUpdates).where(eq(documentUpdates.documentId, paper.id))
    expect(await letGoPictures({ db, now: inDays(ctx, 15) })).toBe(1)
  })

  test("looks at a text once a week, and at once when a picture is sent again", async ({ db }) => {
    const { ctx, paper, code } = await scene(db)
    await writeText(db, paper, pictureNode(code))
    await letGoPictures({ db, now: inDays(ctx, 15) })
    await writeText(db, paper)
    expect(await letGoPictures({ db, now: inDays(ctx, 16) })).toBe(0)
    const later = { ...ctx, now: inDays(ctx, 30) }
    expect(await send(later, paper, await photo())).toBe(code)
    expect([await letGoPictures({ db, now: inDays(ctx, 31) }), await isKept(db, code)]).toEqual([0, true])
    expect(await letGoPictures({ db, now: inDays(ctx, 60) })).toBe(1)
  })
})

describe("erasing how a text came about", () => {
  test("takes the pictures along that the text does not show, and no other", async ({ db }) => {
    const { ctx, paper, code: pasted } = await scene(db)
    const shown = await send(ctx, paper, await photo({ width: 50, height: 30 }))
    await putInAndOut(ctx, paper, pasted)
    await writeText(db, paper, pictureNode(shown))
    await eraseHistory(ctx, { paperCode: paper.code, retyped: paper.title, reason: "Incollata per sbaglio" })
    expect([await isKept(db, pasted), await isKept(db, shown)]).toEqual([false, true])
    expect(await db.select().from(documentPictures)).toHaveLength(1)
  })
})
