import { eq } from "drizzle-orm"
import { type Ctx, transact } from "#app/context.ts"
import { indexPaper } from "#app/documents/index-paper.server.ts"
import { linked } from "#app/links/linked.server.ts"
import { addAnnexes } from "#app/records/annexes.server.ts"
import type { Db } from "#db/client.server.ts"
import { documentPictures, documentStates, documentTexts, paperWriters } from "#db/schema/index.ts"
import { line, mention } from "#tests/documents/links/world.ts"
import { makeDocumentVersion } from "#tests/documents/versions/rows.ts"
import { makePaper, type Paper, type Person, type Roundtable, type Seat } from "#tests/support/factories.ts"
import { makeFile, pdf } from "#tests/support/files.ts"
import { makeComment, makeThread } from "#tests/support/threads.ts"

/** The code of the text's first picture. */
export const PICTURE_CODE = "P1CTVRE000"

const STATES = ["draft", "co_design", "adopted"] as const

export const writeText = async (db: Db, table: Roundtable, seat: Seat, n: number) => {
  const state = STATES[n % STATES.length] ?? "draft"
  const adoptedAt = state === "adopted" ? new Date("2025-06-01") : null
  const paper = await makePaper(db, { roundtableId: table.id, state, adoptedAt, writers: "named_seats" })
  const own = { documentId: paper.id, roundtableId: table.id }
  await db.insert(paperWriters).values({ ...own, seatId: seat.id })
  await db.insert(documentStates).values({ ...own, headSeq: 1 })
  await db
    .insert(documentTexts)
    .values({ ...own, epoch: 1, seq: 1, json: {}, plain: "Testo", headings: [], words: 1 })
  for (let number = 1; number <= n + 1; number++) {
    const previousSha256 = number > 1 ? Buffer.alloc(32) : null
    await makeDocumentVersion(db, { ...own, number, previousSha256 })
  }
  return paper
}

/** Pictures of a text, each with its narrow copy, and files beside it. */
export const writePictures = async (ctx: Ctx, { id: documentId, roundtableId }: Paper, howMany: number) => {
  const own = { ownerKind: "document", ownerId: documentId, name: "immagine.png", type: "image/png" }
  for (let n = 0; n < howMany; n++) {
    const wide = await makeFile(ctx, { ...own, ...(n === 0 ? { code: PICTURE_CODE } : {}) })
    const narrow = await makeFile(ctx, own)
    const row = { documentId, roundtableId, fileId: wide.id, narrowFileId: narrow.id }
    await ctx.db.insert(documentPictures).values({ ...row, width: 1600, height: 900 })
    const beside = { owner: { kind: "document", id: documentId }, roundtableId, field: "file", freeze: false }
    const upload = { name: "tabella.pdf", bytes: pdf(String(n)) }
    await transact(ctx, (tx) => addAnnexes(tx, { ...beside, annexes: [{ title: "Tabella", upload }] }))
  }
}

/** Every text mentions every other and these things, and is known to do so. */
export const linkTexts = async (
  db: Db,
  texts: readonly Paper[],
  things: { kind: string; id: string; code: string }[],
) => {
  const all = [...texts.map(({ id, code }) => ({ kind: "document", id, code })), ...things]
  const content = all.map(({ kind, code }) => mention(kind, code))
  const json = { type: "doc", content: [line("b-0001", ...content)] }
  for (const { id } of texts) {
    await db.update(documentTexts).set({ json }).where(eq(documentTexts.documentId, id))
    await indexPaper({ db }, id)
    await linked({ db }, { kind: "document", id }, all)
  }
}

/** So many threads on a text, each with as many comments; who looks has written one. */
export const writeTalk = async (db: Db, paper: Paper | undefined, person: Person, howMany: number) => {
  if (!paper) throw new Error("A crowd without texts")
  const own = await makeThread(db, paper, { authorId: person.id })
  for (let n = 0; n < howMany; n++) {
    const { thread } = await makeThread(db, paper, { quote: `Parole ${n}` })
    for (let m = 0; m < howMany; m++) await makeComment(db, thread)
  }
  const hidden = { hiddenAt: new Date("2026-01-01"), hiddenById: person.id, hiddenReason: "Offende" }
  const unseen = await makeComment(db, own.thread, hidden)
  return { thread: own.thread.code, comment: own.comment.code, hiddenComment: unseen.code }
}
