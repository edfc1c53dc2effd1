import { and, eq, isNull } from "drizzle-orm"
import { comments, commentThreads, papers } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { lockPaper } from "../paper-lock.server.ts"
import { callIn, readCalled } from "./call-in.server.ts"

/**
 * A thread under its row lock, and its text: the text is locked first, so that nobody comments on one that is
 * being adopted.
 * @throws not_found for one that is unknown, or that has nothing left to show
 */
export const lockThread = async (ctx: TxCtx, code: string) => {
  const [place] = await ctx.db
    .select({ paperCode: papers.code })
    .from(commentThreads)
    .innerJoin(papers, eq(papers.id, commentThreads.documentId))
    .where(eq(commentThreads.code, code))
  const { paper, facts } = await lockPaper(ctx, found(place).paperCode)
  const [row] = await ctx.db
    .select()
    .from(commentThreads)
    .where(and(eq(commentThreads.code, code), isNull(commentThreads.withdrawnAt)))
    .for("no key update")
  return { paper, facts, thread: found(row) }
}

/** A comment with its thread and text, under their locks. */
export const lockComment = async (ctx: TxCtx, code: string) => {
  const [place] = await ctx.db
    .select({ threadCode: commentThreads.code })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .where(eq(comments.code, code))
  const locked = await lockThread(ctx, found(place).threadCode)
  const [row] = await ctx.db.select().from(comments).where(eq(comments.code, code)).for("no key update")
  return { ...locked, comment: found(row) }
}

type Said = {
  body: string
  language: string
  mentions: readonly string[]
  onBehalfOf: string | null
  onBehalfOrganisation: string | null
}

/** A thread is a talk and no archive: beyond this many comments another one is begun. */
const MOST_COMMENTS = 200

/**
 * Writes a comment of a thread, and whom it calls in.
 * @returns the ids of those
 * @throws invalid where somebody is called in who does not belong to the table
 */
export const writeComment = async (
  ctx: TxCtx,
  thread: { id: string; roundtableId: string },
  said: Said,
): Promise<{ comment: typeof comments.$inferSelect; mentioned: string[] }> => {
  const { roundtableId } = thread
  const { body, language, onBehalfOf, onBehalfOrganisation } = said
  if ((await ctx.db.$count(comments, eq(comments.threadId, thread.id))) >= MOST_COMMENTS)
    throw conflict("comments.refuse.too_long", "body")
  const called = await readCalled(ctx, roundtableId, said)
  const [row] = await ctx.db
    .insert(comments)
    .values({
      ...{ roundtableId, threadId: thread.id, authorId: found(ctx.actor.personId) },
      ...{ organisationId: ctx.actor.actingFor?.organisationId ?? null },
      ...{ body, language, onBehalfOf, onBehalfOrganisation },
    })
    .returning()
  const comment = found(row)
  return { comment, mentioned: await callIn(ctx, comment, called) }
}
