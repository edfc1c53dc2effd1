import { and, eq, type SQL, type SQLWrapper, sql } from "drizzle-orm"
import { placements, topicMarks } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"

/** What is placed or marked: the kind and id under which the audit knows it. */
type Subject = { kind: string; id: string }

/** Says where something belongs, in place of what was said before. */
export const placeIn = async (
  ctx: TxCtx,
  subject: Subject,
  territories: readonly { id: string }[],
): Promise<void> => {
  const its = { subjectKind: subject.kind, subjectId: subject.id }
  await ctx.db
    .delete(placements)
    .where(and(eq(placements.subjectKind, subject.kind), eq(placements.subjectId, subject.id)))
  if (territories.length > 0)
    await ctx.db
      .insert(placements)
      .values(territories.map(({ id }) => ({ ...its, territoryId: id })))
      .onConflictDoNothing()
}

/**
 * Says what something is about, in place of what was said before. A topic that went into another meanwhile is
 * that other: the share of its row waits for a merge that is being done.
 */
export const markWith = async (
  ctx: TxCtx,
  subject: Subject,
  topics: readonly { id: string }[],
): Promise<void> => {
  const { kind, id } = subject
  await ctx.db.delete(topicMarks).where(and(eq(topicMarks.subjectKind, kind), eq(topicMarks.subjectId, id)))
  const ids = JSON.stringify(topics.map((topic) => topic.id))
  await ctx.db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select ${kind}, ${id}::uuid, coalesce(t.merged_into_id, t.id) from topic t
     where t.id in (select jsonb_array_elements_text(${ids}::jsonb)::uuid) for key share
    on conflict do nothing`)
}

/**
 * The things of a kind that belong to a territory or to a part of it.
 * @param subjectId the column with the thing's id
 * @param code ISTAT's code of the territory
 */
export const isWithin = (kind: string, subjectId: SQLWrapper, code: string): SQL => sql`${subjectId} in (
  with recursive within as (
    select id from territory where code = ${code}
    union all select t.id from territory t join within w on t.parent_id = w.id)
  select p.subject_id from placement p join within w on w.id = p.territory_id where p.subject_kind = ${kind})`
