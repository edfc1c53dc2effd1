import { desc, eq } from "drizzle-orm"
import type { Ctx } from "#app/context.ts"
import { OpenThread, Reply } from "#app/documents/comments/input.ts"
import { openThread } from "#app/documents/comments/open-thread.server.ts"
import { reply } from "#app/documents/comments/reply.server.ts"
import type { Db } from "#db/client.server.ts"
import { comments, commentThreads, documentTexts, notices, people } from "#db/schema/index.ts"
import { ctxAs } from "#tests/roundtables/world.ts"
import type { Paper } from "#tests/support/factories.ts"
import type { Relation } from "#tests/support/relations.ts"
import { makeReadable } from "../papers.ts"

export const line = (id: string, ...texts: string[]) => ({
  type: "paragraph",
  attrs: { id },
  content: texts.map((text) => ({ type: "text", text })),
})

/** A text in writing with lines that can be quoted, and who may ask for things about it. */
export const makeTalked = async (db: Db, over: Parameters<typeof makeReadable>[1] = {}) => {
  const { paper, roundtable } = await makeReadable(db, { state: "co_design", ...over })
  const json = {
    type: "doc",
    content: [
      line("b-0001", "Premessa"),
      line("b-0002", "Gli sportelli aprono ", "una sera", " alla settimana."),
      line("b-0003", "Tempi"),
      line("b-0004", "Dopo un anno aprono una sera alla settimana."),
    ],
  }
  await db.insert(documentTexts).values({
    ...{ documentId: paper.id, roundtableId: paper.roundtableId, epoch: 1, seq: 1, json },
    ...{ plain: "", headings: [], words: 10 },
  })
  const as = (relation: Relation) => ctxAs(db, relation, { roundtable })
  return { paper, roundtable, as }
}

/** What somebody fills in to begin a thread. */
export const said = (paper: Paper, over: Record<string, unknown> = {}): OpenThread =>
  OpenThread.parse({ paperCode: paper.code, body: "Un commento", language: "it", ...over })

export const open = (ctx: Ctx, paper: Paper, over: Record<string, unknown> = {}) =>
  openThread(ctx, said(paper, over))

/** Who was told what, by person. */
export const told = async (db: Db) => {
  const rows = await db
    .select({ kind: notices.kind, person: notices.personId })
    .from(notices)
    .innerJoin(people, eq(people.id, notices.personId))
  return rows.map(({ kind, person }) => `${kind} ${person}`).sort()
}

export const codeOf = async (db: Db, ctx: Ctx) => {
  const [row] = await db
    .select({ code: people.code })
    .from(people)
    .where(eq(people.id, ctx.actor.personId ?? ""))
  return row?.code ?? ""
}

/** Answers in a thread. */
export const answer = (ctx: Ctx, threadCode: string, over: Record<string, unknown> = {}) =>
  reply(ctx, Reply.parse({ threadCode, body: "Una risposta", language: "it", ...over }))

export const lastComment = async (db: Db) => {
  const [row] = await db.select().from(comments).orderBy(desc(comments.id)).limit(1)
  if (!row) throw new Error("Nobody said anything")
  return row
}
export const threadOf = async (db: Db, code: string) => {
  const [row] = await db.select().from(commentThreads).where(eq(commentThreads.code, code))
  if (!row) throw new Error("There is no such thread")
  return row
}
