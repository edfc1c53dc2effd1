import { asc, inArray, sql } from "drizzle-orm"
import { topicLabels, topics } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { conflict, found, type Reason } from "../errors.ts"
import type { Labels } from "./input.ts"

/**
 * Topics of these ids, locked in one order, so that two merges of each other wait instead of meeting. The lock
 * keeps new marks away too, which is why it is for update: a mark asks for a share of the key.
 */
export const lockTopics = async (ctx: TxCtx, ids: readonly string[]) => {
  const rows = await ctx.db
    .select({ id: topics.id, retiredAt: topics.retiredAt, mergedIntoId: topics.mergedIntoId })
    .from(topics)
    .where(inArray(topics.id, [...ids]))
    .orderBy(asc(topics.id))
    .for("update")
  const locked = rows.map(({ retiredAt, ...row }) => ({ ...row, retired: retiredAt !== null }))
  return (id: string) => found(locked.find((row) => row.id === id))
}

/** How many topics are offered, counted so that two who retire the last two at once are one after the other. */
export const countOffered = async (ctx: TxCtx): Promise<number> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtext('topics offered'))`)
  const { rows } = await ctx.db.execute(
    sql`select count(*)::int as offered from topic where retired_at is null`,
  )
  return Number(rows[0]?.offered)
}

/** Throws `conflict` with the reason: the term is no longer as the page showed it. */
export const refuseState = (reason: Reason | null): void => {
  if (reason) throw conflict(reason.key)
}

const CONSTRAINT = "topic_label_is_unique"
/** A name that another term has already, in some language. */
export const LABEL_TAKEN = { [CONSTRAINT]: conflict("taxonomies.errors.label_taken", "it") }

/** Writes a topic's names in place of those it had. */
export const writeLabels = async (ctx: TxCtx, topicId: string, labels: Labels): Promise<void> => {
  await ctx.db.delete(topicLabels).where(sql`topic_id = ${topicId}`)
  const rows = Object.entries(labels).map(([language, label]) => ({ topicId, language, label }))
  await ctx.db.insert(topicLabels).values(rows)
}
