import type { Db } from "#db/client.server.ts"
import { comments, commentThreads } from "#db/schema/index.ts"
import { makePerson } from "./factories.ts"

type Place = { roundtableId: string; id: string }
type Over = Partial<typeof commentThreads.$inferInsert> & {
  authorId?: string
  comment?: Partial<typeof comments.$inferInsert>
}

/** A comment of a thread, by somebody of no table unless said otherwise. */
export const makeComment = async (
  db: Db,
  thread: { id: string; roundtableId: string },
  over: Partial<typeof comments.$inferInsert> = {},
) => {
  const authorId = over.authorId ?? (await makePerson(db)).id
  const own = { threadId: thread.id, roundtableId: thread.roundtableId, authorId }
  const [comment] = await db
    .insert(comments)
    .values({ body: "Un commento", ...over, ...own })
    .returning()
  if (!comment) throw new Error("No comment was written")
  return comment
}

/** An open thread on a whole text, with the comment that began it, straight into the tables. */
export const makeThread = async (db: Db, paper: Place, over: Over = {}) => {
  const { authorId, comment: said, ...columns } = over
  const createdById = authorId ?? columns.createdById ?? (await makePerson(db)).id
  const place = { roundtableId: paper.roundtableId, documentId: paper.id, createdById }
  const [thread] = await db
    .insert(commentThreads)
    .values({ epoch: 1, ...columns, ...place })
    .returning()
  if (!thread) throw new Error("No thread was written")
  return { thread, comment: await makeComment(db, thread, { authorId: createdById, ...said }) }
}
