import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm"
import { comments, commentThreads, organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { PAGE_SIZE, pageOf } from "../../people/queries.server.ts"
import type { PaperFacts } from "../policy.ts"
import { inTextOrder } from "./in-text-order.ts"
import type { Called } from "./mentions.ts"
import {
  refuseEditComment,
  refuseHideComment,
  refuseReadComments,
  refuseReopenThread,
  refuseResolveThread,
  refuseShowComment,
} from "./policy.ts"
import { type Commented, inState, MOST_BESIDE } from "./queries.server.ts"
import type { ThreadState } from "./thread-state.ts"

type ThreadRow = typeof commentThreads.$inferSelect & { resolvedBy: string | null }

const base64 = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("base64") : null)

const commentColumns = {
  ...{ code: comments.code, threadId: comments.threadId, authorId: comments.authorId, author: people.name },
  ...{ organisation: organisations.name, onBehalfOf: comments.onBehalfOf, body: comments.body },
  ...{ onBehalfOrganisation: comments.onBehalfOrganisation, language: comments.language },
  ...{ createdAt: comments.createdAt, editedAt: comments.editedAt, withdrawnAt: comments.withdrawnAt },
  ...{ hiddenAt: comments.hiddenAt, hiddenReason: comments.hiddenReason },
  called: sql<
    Called[]
  >`(select coalesce(jsonb_agg(jsonb_build_object('label', m.label, 'name', p.name) order by p.name), '[]')
    from comment_mention m join person q on q.id = m.person_id
    join person p on p.id = coalesce(q.merged_into_id, q.id) where m.comment_id = "comment".id)`,
}

const commentsOf = (ctx: Ctx, threadIds: readonly string[]) =>
  ctx.db
    .select(commentColumns)
    .from(comments)
    .innerJoin(people, eq(people.id, comments.authorId))
    .leftJoin(organisations, eq(organisations.id, comments.organisationId))
    .where(inArray(comments.threadId, [...threadIds]))
    .orderBy(asc(comments.id))

type CommentRow = Awaited<ReturnType<typeof commentsOf>>[number]

const shownComment = ({ actor }: Ctx, facts: PaperFacts, row: CommentRow) => {
  const { threadId: _thread, authorId, withdrawnAt, body, ...rest } = row
  return {
    ...rest,
    body: row.hiddenAt ? null : body,
    called: row.hiddenAt || withdrawnAt ? [] : row.called,
    isWithdrawn: withdrawnAt !== null,
    isOwn: authorId === actor.personId,
    mayEdit: refuseEditComment(actor, facts, row) === null,
    mayHide: refuseHideComment(actor, facts, row) === null,
    mayShow: refuseShowComment(actor, facts, row) === null,
  }
}

const shownThread = ({ actor }: Ctx, facts: PaperFacts, row: ThreadRow) => ({
  ...{ code: row.code, epoch: row.epoch, quote: row.quote, before: row.quoteBefore, after: row.quoteAfter },
  isQuoteErased: row.quoteErasedAt !== null,
  ...{ blockId: row.blockId, from: base64(row.anchorFrom), to: base64(row.anchorTo) },
  ...{ resolvedAt: row.resolvedAt, resolvedBy: row.resolvedBy, createdAt: row.createdAt },
  mayResolve: refuseResolveThread(actor, facts, row) === null,
  mayReopen: refuseReopenThread(actor, facts, row) === null,
})

const withComments = async (ctx: Ctx, facts: PaperFacts, rows: readonly ThreadRow[]) => {
  const said =
    rows.length > 0
      ? await commentsOf(
          ctx,
          rows.map(({ id }) => id),
        )
      : []
  return rows.map((row) => ({
    ...shownThread(ctx, facts, row),
    comments: said.filter(({ threadId }) => threadId === row.id).map((one) => shownComment(ctx, facts, one)),
  }))
}

const rowsOf = async (ctx: Ctx, where: ReturnType<typeof and>, limit: number): Promise<ThreadRow[]> => {
  const rows = await ctx.db
    .select({ thread: commentThreads, resolvedBy: people.name })
    .from(commentThreads)
    .leftJoin(people, eq(people.id, commentThreads.resolvedById))
    .where(and(isNull(commentThreads.withdrawnAt), where))
    .orderBy(desc(commentThreads.id))
    .limit(limit)
  return rows.map(({ thread, resolvedBy }) => ({ ...thread, resolvedBy }))
}

type Page = { state: ThreadState; after?: string | null }
type Read = Commented & { text: { json: unknown } | null }

/** So many threads stand in the order of the text; older ones come after them, the newest first. */
const MOST_ORDERED = 500
/** What a cursor begins with that goes on among the older ones. */
const OLDER = "~"

const ofText = (id: string, state: ThreadState) => and(eq(commentThreads.documentId, id), inState(state))

const olderThan = async (ctx: Ctx, { id, facts, text }: Read, state: ThreadState, code: string) => {
  const isOlder = sql`${commentThreads.id} < (select t.id from comment_thread t where t.code = ${code})`
  const found = await rowsOf(ctx, and(ofText(id, state), isOlder), PAGE_SIZE + 1)
  const { rows, next } = pageOf(found, PAGE_SIZE)
  const orders = new Map(inTextOrder(text, rows.map(anchorIn)).map((one) => [one.code, one.isOrphan]))
  const threads = await withComments(ctx, facts, rows)
  return {
    threads: threads.map((thread) => ({ ...thread, isOrphan: orders.get(thread.code) ?? false })),
    next: next && `${OLDER}${next}`,
  }
}

const anchorIn = ({ code, quote, quoteBefore, quoteAfter, blockId, quoteErasedAt }: Anchors) => ({
  ...{ code, quote, before: quoteBefore, after: quoteAfter, blockId, isQuoteErased: quoteErasedAt !== null },
})
type Anchors = Pick<ThreadRow, "code" | "quote" | "quoteBefore" | "quoteAfter" | "blockId" | "quoteErasedAt">

const listAnchors = (ctx: Ctx, id: string, state: ThreadState) =>
  ctx.db
    .select({
      ...{ code: commentThreads.code, quote: commentThreads.quote, quoteBefore: commentThreads.quoteBefore },
      ...{ quoteAfter: commentThreads.quoteAfter, blockId: commentThreads.blockId },
      quoteErasedAt: commentThreads.quoteErasedAt,
    })
    .from(commentThreads)
    .where(and(ofText(id, state), isNull(commentThreads.withdrawnAt)))
    .orderBy(desc(commentThreads.id))
    .limit(MOST_ORDERED + 1)

/**
 * The threads of a text in its order, a page at a time; then those on all of it, then those whose words have gone.
 * @param page `after` is the cursor that the page before gave
 * @throws forbidden unless a member
 */
export const listThreads = async (ctx: Ctx, paper: Read, { state, after }: Page) => {
  const { id, facts, text } = paper
  refuse(refuseReadComments(ctx.actor, facts))
  if (after?.startsWith(OLDER)) return olderThan(ctx, paper, state, after.slice(OLDER.length))
  const anchors = await listAnchors(ctx, id, state)
  const newest = anchors.slice(0, MOST_ORDERED)
  const ordered = inTextOrder(text, newest.map(anchorIn))
  const from = after ? ordered.findIndex(({ code }) => code === after) + 1 : 0
  const page = ordered.slice(from, from + PAGE_SIZE)
  const codes = page.map(({ code }) => code)
  const rows = codes.length > 0 ? await rowsOf(ctx, inArray(commentThreads.code, codes), PAGE_SIZE) : []
  const threads = new Map((await withComments(ctx, facts, rows)).map((thread) => [thread.code, thread]))
  const rest = anchors.length > MOST_ORDERED ? `${OLDER}${newest.at(-1)?.code}` : null
  return {
    threads: page.flatMap(({ code, isOrphan }) => {
      const thread = threads.get(code)
      return thread ? [{ ...thread, isOrphan }] : []
    }),
    next: from + PAGE_SIZE < ordered.length ? (codes.at(-1) ?? null) : rest,
  }
}

/**
 * One thread of a text.
 * @throws forbidden unless a member; not_found for one of another text, or with nothing left to show
 */
export const getThread = async (ctx: Ctx, { id, facts }: Commented, code: string) => {
  refuse(refuseReadComments(ctx.actor, facts))
  const where = and(eq(commentThreads.documentId, id), eq(commentThreads.code, code))
  const [thread] = await withComments(ctx, facts, await rowsOf(ctx, where, 1))
  return found(thread)
}

/** The open threads of a text, for beside it; the newest where there are too many. */
export const listOpenThreads = async (ctx: Ctx, { id, facts }: Commented) => {
  refuse(refuseReadComments(ctx.actor, facts))
  return withComments(
    ctx,
    facts,
    await rowsOf(ctx, and(eq(commentThreads.documentId, id), inState("open")), MOST_BESIDE),
  )
}
