import { sql } from "drizzle-orm"
import type { Ctx } from "../../context.ts"
import { because, found, refuse } from "../../errors.ts"
import { isMember } from "../../roundtables/policy.ts"
import { loadProposal } from "../facts.server.ts"
import { isAuthor, keepsProposals, refuseClosedTable, refuseComment } from "../policy.ts"
import { cardOf } from "../queries.server.ts"
import { loadComment } from "./comments.server.ts"
import { pageWith, REPLIES, readThread, readThreads, type ShownThread, THREADS } from "./threads.server.ts"

export type { ShownComment, ShownThread } from "./threads.server.ts"

/** A comment to answer: the thread that the answer comes into, and whose it is. */
const answeredIn = async (ctx: Ctx, proposalId: string, code: string) => {
  const { rows } = await ctx.db.execute(sql`
    select c.code, coalesce(o.name, s.label) as name from proposal_comment c
      left join organisation o on o.id = c.organisation_id left join seat s on s.id = c.seat_id
     where c.code = ${code} and c.proposal_id = ${proposalId} and c.hidden_at is null`)
  return (rows[0] as { code: string; name: string | null } | undefined) ?? null
}

type Where = {
  /** Of a thread: its own page, with its answers. */
  thread?: string | null
  /** Of a thread, or of an answer on a thread's page: those that come after it. */
  after?: string | null
  /** Of a comment: the page that it stands on. */
  at?: string | null
  /** Of a comment that is answered, on whatever page it stands. */
  answer?: string | null
}

/** A page of threads, or of one thread's answers. */
const pageOf = async (ctx: Ctx, proposalId: string, where: Where) => {
  const asked = { thread: where.thread ?? null, after: where.after ?? null }
  const { thread, after } = where.at ? await pageWith(ctx, proposalId, where.at) : asked
  const isFirst = after === null
  if (thread === null) {
    const all = await readThreads(ctx, proposalId, after)
    const shown = all.slice(0, THREADS)
    return { thread, isFirst, shown, next: all.length > THREADS ? (shown.at(-1)?.code ?? null) : null }
  }
  const one: ShownThread = found(await readThread(ctx, proposalId, { code: thread, after }))
  const replies = one.replies.slice(0, REPLIES)
  const next = one.replies.length > REPLIES ? (replies.at(-1)?.code ?? null) : null
  return { thread, isFirst, shown: [{ ...one, replies }], next }
}

/** What is said of a proposal, thread by thread, the oldest first, a page at a time. */
export const getDiscussion = async (ctx: Ctx, code: string, where: Where = {}) => {
  const loaded = await loadProposal(ctx, code)
  const { proposal, facts, voices } = loaded
  const { shown, ...page } = await pageOf(ctx, proposal.id, where)
  return {
    ...{ ...cardOf(loaded), ...page, threads: shown },
    answerTo: where.answer ? await answeredIn(ctx, proposal.id, where.answer) : null,
    whyNot: refuseComment(ctx.actor, voices, facts),
    mayHide: keepsProposals(ctx.actor, facts.atId, facts.rule),
    mayTranslate: facts.tables.some(
      ({ id }) =>
        ctx.actor.seats.some((seat) => seat.roundtableId === id) ||
        ctx.actor.offices.some((office) => office.roundtableId === id),
    ),
  }
}
export type Discussion = Awaited<ReturnType<typeof getDiscussion>>

/** One comment with what the person may do for it. @throws not_found, forbidden for who may do nothing */
export const getComment = async (ctx: Ctx, code: string) => {
  const loaded = await loadComment(ctx, code)
  const { comment, facts, voices } = loaded
  if (comment.hiddenAt) found(null)
  const mayHide = keepsProposals(ctx.actor, facts.atId, facts.rule)
  const mayTranslate =
    refuseClosedTable(facts) === null &&
    (facts.tables.some(({ id }) => isMember(ctx.actor, id)) || isAuthor(voices, facts))
  if (!mayHide && !mayTranslate) refuse(because("proposals.refuse.members_translate"))
  const { text, language } = comment
  return { ...cardOf(loaded), comment: { text, language }, mayHide, mayTranslate }
}
