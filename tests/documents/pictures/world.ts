import { eq } from "drizzle-orm"
import * as Y from "yjs"
import { type Ctx, transact } from "#app/context.ts"
import { addPicture } from "#app/documents/pictures/add-picture.server.ts"
import { pictureAddress } from "#app/documents/pictures/picture-address.ts"
import { appendUpdates } from "#app/documents/state/append-updates.server.ts"
import { queryWithin } from "#app/documents/state/tx-query.server.ts"
import { loader } from "#app/routes/files.$code.tsx"
import type { Db } from "#db/client.server.ts"
import { documentStates, documentTexts, files } from "#db/schema/index.ts"
import { makeReadable } from "#tests/documents/papers.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import { appContext } from "#tests/support/app-context.ts"
import type { Paper } from "#tests/support/factories.ts"
import { memoryFiles } from "#tests/support/files.ts"

export const { workshop } = appContext({} as Ctx)

/** A text in writing, and its secretary, who keeps files in memory. */
export const makeText = async (db: Db, over: Parameters<typeof makeReadable>[1] = {}) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design", ...over })
  await db.update(documentStates).set({ headSeq: 0 }).where(eq(documentStates.documentId, paper.id))
  const ctx: Ctx = { ...(await ctxAs(db, "secretary here", { roundtable })), files: memoryFiles() }
  return { paper, roundtable, ctx }
}

/** Sends a picture for a text; its code. */
export const send = (ctx: Ctx, paper: Paper, bytes: Uint8Array, name = "foto.jpg") =>
  addPicture(ctx, workshop, { paperCode: paper.code, upload: { name, bytes } })

/** Whether a file's bytes are still used by somebody. */
export const isKept = async (db: Db, code: string): Promise<boolean> => {
  const [row] = await db.select({ removedAt: files.removedAt }).from(files).where(eq(files.code, code))
  return row !== undefined && row.removedAt === null
}

/** What the address of a file answers to who asks. */
export const answerOf = async (ctx: Ctx, code: string, search = ""): Promise<Response> => {
  const request = new Request(`https://tavoli.example/files/${code}${search}`)
  try {
    return (await loader({ context: appContext(ctx), request, params: { code } } as never)) as Response
  } catch (thrown) {
    if (thrown instanceof Response) return thrown
    throw thrown
  }
}

export const pictureNode = (code: string, attrs: Record<string, unknown> = {}) => ({
  type: "image",
  attrs: { src: pictureAddress(code), alt: "Una sala", ...attrs },
})

/** Writes the readable text of a document. */
export const writeText = async (db: Db, { id, roundtableId }: Paper, ...content: unknown[]) => {
  const own = { documentId: id, roundtableId, epoch: 1, seq: 1, plain: "", headings: [], words: 1 }
  const json = { type: "doc", content }
  await db
    .insert(documentTexts)
    .values({ ...own, json })
    .onConflictDoUpdate({ target: documentTexts.documentId, set: { json } })
}

/** Puts a picture into the shared text and takes it out again, as two changes in the log. */
export const putInAndOut = async (ctx: Ctx, { id }: Paper, code: string) => {
  const doc = new Y.Doc()
  const updates: Uint8Array[] = []
  doc.on("update", (update: Uint8Array) => updates.push(update))
  const fragment = doc.getXmlFragment("default")
  const image = new Y.XmlElement("image")
  image.setAttribute("src", pictureAddress(code))
  fragment.insert(0, [new Y.XmlElement("paragraph"), image])
  fragment.delete(1, 1)
  const rows = updates.map((data) => ({
    ...{ documentId: id, epoch: 1, data, authorId: null, connectionId: "x" },
  }))
  await transact(ctx, (inner) => appendUpdates(queryWithin(inner), rows, crypto.randomUUID(), null))
}
