import { and, asc, desc, eq, isNull, sql } from "drizzle-orm"
import {
  agendaItems,
  commitments,
  decisionCorrections,
  decisions,
  meetingCalls,
  meetings,
  organisations,
  papers,
  roundtables,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import { papersVisibleTo } from "../../documents/queries.server.ts"
import { because, DomainError, found, notFound } from "../../errors.ts"
import { isMember, refuseClosed } from "../../roundtables/policy.ts"
import { standingOf } from "../commitments/commitment.ts"
import { meetingsVisibleTo } from "../visible.server.ts"
import { DECISION, factsOf } from "./lock.server.ts"
import { refuseKeepDecisions, refusePublish, refuseReadDecision, refuseWithdraw } from "./policy.ts"

const rowOf = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({
      ...{ decision: decisions, roundtable: roundtables },
      body: { code: organisations.code, name: organisations.name, language: organisations.language },
    })
    .from(decisions)
    .innerJoin(roundtables, eq(roundtables.id, decisions.roundtableId))
    .leftJoin(organisations, eq(organisations.id, decisions.actBodyId))
    .where(eq(decisions.code, code))
  return found(row)
}

/** @throws not_found for who may not read it; forbidden where it was public and is not any more */
const findWithAct = async (ctx: Ctx, code: string) => {
  const one = await rowOf(ctx, code)
  const { decision, roundtable } = one
  if (!refuseReadDecision(ctx.actor, factsOf(one))) return one
  // It was public: its address goes on saying that it is no longer.
  if (decision.withdrawnAt && roundtable.visibility === "public")
    throw new DomainError("forbidden", because("decisions.refuse.withdrawn"))
  throw notFound()
}

type Row = typeof decisions.$inferSelect

/** Where it was decided, as far as the person may read that. */
const meetingOf = async (ctx: Ctx, { meetingId, itemId }: Row) => {
  if (!meetingId) return null
  const [row] = await ctx.db
    .select({
      ...{ code: meetings.code, number: meetings.number, year: meetings.year },
      ...{ at: meetingCalls.startsAt, item: agendaItems.title, itemLanguage: meetings.language },
    })
    .from(meetings)
    .innerJoin(meetingCalls, and(eq(meetingCalls.meetingId, meetings.id), eq(meetingCalls.ordinal, 1)))
    .leftJoin(agendaItems, sql`agenda_item.id = ${itemId}`)
    .where(and(eq(meetings.id, meetingId), meetingsVisibleTo(ctx.actor)))
  return row ? { ...row, at: row.at.toISOString() } : null
}

const paperOf = async (ctx: Ctx, { paperId, paperVersion }: Row) => {
  if (!paperId) return null
  const [row] = await ctx.db
    .select({ code: papers.code, title: papers.title, language: papers.language })
    .from(papers)
    .innerJoin(roundtables, eq(roundtables.id, papers.roundtableId))
    .where(and(eq(papers.id, paperId), isNull(papers.deletedAt), papersVisibleTo(ctx)))
  return row ? { ...row, version: paperVersion } : null
}

/** The commitments of a decision: who must do what by when. */
const commitmentsOf = async (ctx: Ctx, decisionId: string) => {
  const rows = await ctx.db
    .select({
      ...{ code: commitments.code, title: commitments.title, language: commitments.language },
      ...{ dueOn: commitments.dueOn, progress: commitments.progress, state: commitments.state },
      body: { code: organisations.code, name: organisations.name, language: organisations.language },
    })
    .from(commitments)
    .leftJoin(organisations, eq(organisations.id, commitments.organisationId))
    .where(eq(commitments.decisionId, decisionId))
    .orderBy(asc(commitments.dueOn), asc(commitments.id))
    .limit(100)
  return rows.map((row) => ({ ...row, standing: standingOf(row, civilDay(ctx.now)) }))
}

/** That it was corrected, and when; what it said before and why is for members. */
const correctionsOf = async (ctx: Ctx, decisionId: string, inside: boolean) => {
  const rows = await ctx.db
    .select()
    .from(decisionCorrections)
    .where(eq(decisionCorrections.decisionId, decisionId))
    .orderBy(desc(decisionCorrections.number))
    .limit(50)
  return rows.map(({ number, createdAt, reason, before }) => ({
    ...{ number, at: createdAt.toISOString() },
    inside: inside ? { reason, before: before as Record<string, string | number | null> } : null,
  }))
}

const topicsOf = async (ctx: Ctx, id: string) => {
  const { rows } = await ctx.db.execute(sql`
    select m.topic_id as id, coalesce(own.label, it.label) as label from topic_mark m
      left join topic_label own on own.topic_id = m.topic_id and own.language = ${ctx.actor.language}
      left join topic_label it on it.topic_id = m.topic_id and it.language = 'it'
     where m.subject_kind = ${DECISION} and m.subject_id = ${id} order by 2`)
  return rows as { id: string; label: string }[]
}

const numbersOf = ({ inFavour, against, abstained, invalid }: Row) =>
  inFavour === null || against === null || abstained === null || invalid === null
    ? null
    : { inFavour, against, abstained, invalid }

/**
 * A decision as this person may read it, with what it led to.
 * @throws not_found for who may not; forbidden, with the reason, where it was public and is not any more
 */
export const getDecision = async (ctx: Ctx, code: string) => {
  const row = await findWithAct(ctx, code)
  const { decision, roundtable, body } = row
  const facts = factsOf(row)
  const isInside = isMember(ctx.actor, roundtable.id) || ctx.actor.isAdministrator
  const closed = refuseClosed(roundtable)
  const [meeting, paper, led, corrections, topics] = [
    await meetingOf(ctx, decision),
    await paperOf(ctx, decision),
    await commitmentsOf(ctx, decision.id),
    await correctionsOf(ctx, decision.id, isInside),
    await topicsOf(ctx, decision.id),
  ]
  const { id, number, year, title, text, language, decidedOn, territory, outcome, state } = decision
  const { actKind, actNumber, actOn, actLink, actReason, publishedAt, withdrawReason } = decision
  return {
    ...{ id, code, number, year, title, text, language, decidedOn, territory, outcome, state },
    numbers: numbersOf(decision),
    act: body
      ? { body, kind: actKind, number: actNumber, on: actOn, link: actLink, reason: actReason }
      : null,
    publishedAt: publishedAt?.toISOString() ?? null,
    withdrawReason: isInside ? withdrawReason : null,
    ...{ meeting, paper, commitments: led, corrections, topics, isInside },
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    mayKeep: (refuseKeepDecisions(ctx.actor, roundtable.id) ?? closed) === null,
    mayPublish: refusePublish(ctx.actor, facts) === null,
    mayWithdraw: refuseWithdraw(ctx.actor, facts) === null,
    isOfPublicTable: facts.isOfPublicTable,
  }
}
export type DecisionPage = Awaited<ReturnType<typeof getDecision>>

/** As `getDecision`, for the pages of whoever keeps it. @throws forbidden for others */
export const getDecisionToKeep = async (ctx: Ctx, code: string) => {
  const page = await getDecision(ctx, code)
  const [row] = await ctx.db
    .select({ id: roundtables.id, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(eq(roundtables.code, page.roundtable.code))
  const { id, closedAt } = found(row)
  const reason = refuseKeepDecisions(ctx.actor, id) ?? refuseClosed({ closedAt })
  if (reason) throw new DomainError("forbidden", reason)
  return page
}
