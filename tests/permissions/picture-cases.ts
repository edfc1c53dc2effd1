import type { Ctx } from "#app/context.ts"
import type { Db } from "#db/client.server.ts"
import { documentPictures } from "#db/schema/index.ts"
import type { Paper } from "#tests/support/factories.ts"
import { makeFile } from "#tests/support/files.ts"
import { ALL, type Case, count, MEMBERS, NONE, type PostCase, SERVING, WRITERS } from "./circles.ts"
import type { World } from "./world.ts"

/** A picture of one dot. */
const DOT = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
)
const CODE = "P1CTVRE000"

type Papers = Record<"draft" | "co_design" | "adopted", Paper>

/** A picture in a text that is written, one in a text that is adopted, and one that waits for its form. */
export const makePictures = async (db: Db, ctx: Ctx, papers: Papers) => {
  const stored = async ({ id: documentId, roundtableId }: Paper, over: { code?: string } = {}) => {
    const png = { ownerKind: "document", ownerId: documentId, name: "immagine.png", type: "image/png" }
    const file = await makeFile(ctx, { ...png, ...over }, DOT)
    await db
      .insert(documentPictures)
      .values({ documentId, roundtableId, fileId: file.id, width: 1, height: 1 })
    return file
  }
  const upload = { ownerKind: "upload", ownerId: ctx.actor.personId ?? papers.draft.id, type: "image/png" }
  return {
    waiting: await makeFile(ctx, upload, DOT),
    written: await stored(papers.co_design, { code: CODE }),
    adopted: await stored(papers.adopted),
  }
}

const route = "documents.$code.pictures"
const of = (state: keyof Papers) => (world: World) => ({ code: world.papers[state].code })
const file = (which: "written" | "adopted") => (world: World) => ({ code: world.pictures[which].code })

/** Pictures are for those who may read the text that they are of. */
export const PICTURE_PAGES: readonly Case[] = [
  { route, for: MEMBERS, params: of("co_design"), search: `?of=${CODE}` },
  { route, of: "another text's", for: NONE, params: of("adopted"), search: `?of=${CODE}` },
  { route: "files.$code", of: "picture of a text in writing", for: MEMBERS, params: file("written") },
  { route: "files.$code", of: "its narrow copy", for: MEMBERS, params: file("written"), search: "?w=640" },
  { route: "files.$code", of: "picture of an adopted text", for: ALL, params: file("adopted") },
  {
    ...{ route: "files.$code", of: "picture of an adopted text of members", for: MEMBERS },
    ...{ params: file("adopted"), visibility: "members" as const },
  },
]

const sends = (world: World) => ({ file: world.pictures.waiting.code })

/** Who writes a text puts pictures into it, and copies those of texts that they may read. */
export const PICTURE_POSTS: readonly PostCase[] = [
  { route, of: "draft", for: SERVING, params: of("draft"), fields: sends, value: count("document_picture") },
  {
    ...{ route, of: "co-design", for: WRITERS, params: of("co_design"), fields: sends },
    value: () => "select count(*) || ' ' || max(asked_at) as value from document_picture",
  },
  { route, of: "adopted", for: NONE, params: of("adopted"), fields: sends, value: count("document_picture") },
  {
    ...{ route, of: "a copy from another text", for: SERVING, params: of("draft") },
    fields: (world) => ({ file: world.pictures.written.code }),
    value: count("document_picture"),
  },
]
