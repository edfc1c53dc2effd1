import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { comments, commentThreads, papers, people, roundtables } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { loadActor } from "../../people/actor.server.ts"
import { ownRoundtableIds } from "../../roundtables/visible.server.ts"
import type { PaperFacts } from "../policy.ts"
import { factsOf } from "../rights.server.ts"
import { refuseComment, refuseOnBehalf, refuseReadComments } from "./policy.ts"
import type { ThreadState } from "./thread-state.ts"

/** The most open threads that the editor and the reading page show beside their text. */
export const MOST_BESIDE = 200

/** A text as far as its comments are concerned. */
export type Commented = { id: string; facts: PaperFacts }

/** The threads that `refuseReadComments` lets somebody read, and that have something left to show. */
export const threadsVisibleTo = (ctx: Ctx) =>
  and(
    inArray(commentThreads.roundtableId, ownRoundtableIds(ctx.actor)),
    isNull(commentThreads.withdrawnAt),
    sql`exists (select 1 from document e where e.id = comment_thread.doc_id and e.deleted_at is null)`,
  )

/** The threads of a state. */
export const inState = (state: ThreadState) =>
  state === "open"
    ? isNull(commentThreads.resolvedAt)
    : state === "resolved"
      ? isNotNull(commentThreads.resolvedAt)
      : undefined

/** Where the open threads of a text are, without what is said in them. */
export const listOpenAnchors = (ctx: Ctx, { id, facts }: Commented) => {
  refuse(refuseReadComments(ctx.actor, facts))
  return ctx.db
    .select({
      ...{ code: commentThreads.code, quote: commentThreads.quote, before: commentThreads.quoteBefore },
      ...{ after: commentThreads.quoteAfter, blockId: commentThreads.blockId },
    })
    .from(commentThreads)
    .where(and(eq(commentThreads.documentId, id), inState("open"), isNull(commentThreads.withdrawnAt)))
    .orderBy(desc(commentThreads.id))
    .limit(MOST_BESIDE)
}

/** How many threads of a text are open and settled. */
export const countThreads = async (ctx: Ctx, { id, facts }: Commented) => {
  refuse(refuseReadComments(ctx.actor, facts))
  const [row] = await ctx.db
    .select({
      open: sql<number>`count(*) filter (where resolved_at is null)::int`,
      resolved: sql<number>`count(*) filter (where resolved_at is not null)::int`,
    })
    .from(commentThreads)
    .where(and(eq(commentThreads.documentId, id), isNull(commentThreads.withdrawnAt)))
  return row ?? { open: 0, resolved: 0 }
}

/** What somebody may do at a text's comments besides reading them. */
export const commentRights = ({ actor }: Ctx, { facts }: Commented) => ({
  whyNot: refuseComment(actor, facts),
  mayOnBehalf: refuseOnBehalf(actor, facts) === null,
})

const moderators = alias(people, "moderator")

/**
 * A comment with its text, for the pages that change it.
 * @throws not_found for one that is not there to be read
 */
export const getChangeable = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      comment: comments,
      paper: papers,
      roundtable: roundtables,
      author: people.name,
      hiddenBy: moderators.name,
    })
    .from(comments)
    .innerJoin(commentThreads, eq(commentThreads.id, comments.threadId))
    .innerJoin(papers, eq(papers.id, commentThreads.documentId))
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(moderators, eq(moderators.id, comments.hiddenById))
    .where(and(eq(comments.code, code), threadsVisibleTo(ctx)))
  const { comment, paper, roundtable, author, hiddenBy } = found(row)
  return {
    ...{ comment, author, hiddenBy, facts: await factsOf(ctx.db, paper, roundtable) },
    paper: { code: paper.code, title: paper.title, language: paper.language },
  }
}

/** Whether a person may still read a thread. */
export const mayReadThread = async (db: Ctx["db"], personId: string | null, id: string): Promise<boolean> => {
  const [row] = await db
    .select({ roundtableId: commentThreads.roundtableId })
    .from(commentThreads)
    .innerJoin(papers, eq(papers.id, commentThreads.documentId))
    .where(and(eq(commentThreads.id, id), isNull(commentThreads.withdrawnAt), isNull(papers.deletedAt)))
  if (!row) return false
  const { actor } = await loadActor(db, personId)
  return refuseReadComments(actor, row) === null
}
