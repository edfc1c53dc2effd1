import { and, desc, eq, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Db } from "#db/client.server.ts"
import { commitments, commitmentUpdates, decisions, files, organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { loadActor } from "../../people/actor.server.ts"
import { isMember, refuseClosed } from "../../roundtables/policy.ts"
import { decisionsVisibleTo } from "../decisions/visible.server.ts"
import { COMMITMENT_UPDATE, findCommitment } from "./lock.server.ts"
import { refuseKeepCommitments, refuseTell, tellsAs } from "./policy.ts"
import { listParts, withStanding } from "./queries.server.ts"
import { commitmentsVisibleTo } from "./visible.server.ts"

const whole = alias(commitments, "whole")

const placeOf = async (ctx: Ctx, id: string) => {
  const [row] = await ctx.db
    .select({
      body: { code: organisations.code, name: organisations.name, language: organisations.language },
      decision: {
        ...{ code: decisions.code, title: decisions.title, language: decisions.language },
        ...{ number: decisions.number, year: decisions.year },
      },
      whole: { code: whole.code, title: whole.title, language: whole.language, dueOn: whole.dueOn },
    })
    .from(commitments)
    .leftJoin(organisations, eq(organisations.id, commitments.organisationId))
    .leftJoin(decisions, and(eq(decisions.id, commitments.decisionId), decisionsVisibleTo(ctx.actor)))
    .leftJoin(whole, eq(whole.id, commitments.parentId))
    .where(eq(commitments.id, id))
  return row ?? { body: null, decision: null, whole: null }
}

/** What a new commitment would come from, by name: of the same table. */
export const originNames = async (
  ctx: Ctx,
  roundtableId: string,
  { decision, parent }: Readonly<Record<string, string>>,
) => {
  const [from] = decision
    ? await ctx.db
        .select({ title: decisions.title, language: decisions.language })
        .from(decisions)
        .where(and(eq(decisions.code, decision), eq(decisions.roundtableId, roundtableId)))
    : []
  const [of] = parent
    ? await ctx.db
        .select({ title: commitments.title, language: commitments.language, dueOn: commitments.dueOn })
        .from(commitments)
        .where(and(eq(commitments.code, parent), eq(commitments.roundtableId, roundtableId)))
    : []
  return { decision: from ?? null, parent: of ?? null }
}

/** Every step as it was told, the latest first; who told it by name is for the table and the body. */
const historyOf = async (ctx: Ctx, id: string, inside: boolean) => {
  const rows = await ctx.db
    .select({ update: commitmentUpdates, name: people.name, file: files.code, fileName: files.name })
    .from(commitmentUpdates)
    .innerJoin(people, eq(people.id, commitmentUpdates.toldById))
    .leftJoin(
      files,
      and(
        ...[eq(files.ownerKind, COMMITMENT_UPDATE), eq(files.ownerId, commitmentUpdates.id)],
        sql`file.removed_at is null`,
      ),
    )
    .where(eq(commitmentUpdates.commitmentId, id))
    .orderBy(desc(commitmentUpdates.number))
    .limit(100)
  return rows.map(({ update, name, file, fileName }) => ({
    ...{ number: update.number, toldAs: update.toldAs, progress: update.progress, state: update.state },
    ...{ dueOn: update.dueOn, askedDueOn: update.askedDueOn, words: update.words },
    ...{ language: update.language, link: update.link, at: update.createdAt.toISOString() },
    name: inside ? name : null,
    file: file ? { code: file, name: fileName ?? file } : null,
  }))
}

/** A commitment as this person may read it, with its parts and its history. @throws not_found for who may not */
export const getCommitment = async (ctx: Ctx, code: string) => {
  const { commitment, roundtable, facts } = await findCommitment(ctx, code)
  const { id, title, language, dueOn, askedDueOn, progress, state } = commitment
  const isInside = isMember(ctx.actor, roundtable.id) || tellsAs(ctx.actor, facts) !== null
  const place = await placeOf(ctx, id)
  const closed = refuseClosed(roundtable)
  return {
    ...withStanding(ctx, { code, title, language, dueOn, askedDueOn, progress, state }),
    ...{ id, ...place, isInside },
    parts: await listParts(ctx, id),
    history: await historyOf(ctx, id, isInside),
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    tells: (refuseTell(ctx.actor, { ...facts, state }) ?? closed) === null ? tellsAs(ctx.actor, facts) : null,
    mayKeep: (refuseKeepCommitments(ctx.actor, roundtable.id) ?? closed) === null,
  }
}
export type CommitmentPage = Awaited<ReturnType<typeof getCommitment>>

/** Whether somebody may be told of a commitment by mail. */
export const mayReadCommitment = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor } = await loadActor(db, personId)
  const condition = and(eq(commitments.id, id), commitmentsVisibleTo(actor))
  const [row] = await db.select({ id: commitments.id }).from(commitments).where(condition)
  return row !== undefined
}

/** Whether the evidence of a step may be read: by whoever may read the commitment. */
export const mayReadEvidence = async (ctx: Ctx, updateId: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ id: commitments.id })
    .from(commitmentUpdates)
    .innerJoin(commitments, eq(commitments.id, commitmentUpdates.commitmentId))
    .where(and(eq(commitmentUpdates.id, updateId), commitmentsVisibleTo(ctx.actor)))
  return row !== undefined
}
