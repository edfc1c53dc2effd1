import { eq, sql } from "drizzle-orm"
import { topicMarks, topics } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import type { MergeTopic } from "./input.ts"
import { refuseKeepTaxonomies, refuseMerge } from "./policy.ts"
import { countOffered, lockTopics, refuseState } from "./topic-lock.server.ts"

/** Moves what one topic marks to the other; what both marked keeps one mark. */
const moveMarks = async (ctx: Ctx, id: string, into: string): Promise<number> => {
  await ctx.db.execute(sql`
    insert into topic_mark (subject_kind, subject_id, topic_id)
    select m.subject_kind, m.subject_id, ${into}::uuid from topic_mark m where m.topic_id = ${id}
    on conflict do nothing`)
  const moved = await ctx.db
    .delete(topicMarks)
    .where(eq(topicMarks.topicId, id))
    .returning({ subjectId: topicMarks.subjectId })
  return moved.length
}

/**
 * Puts a topic into another: what it marks is marked with the other, its own page says where it went, and
 * whatever went into it before goes along.
 * @throws conflict when either is not in a state to
 */
export const mergeTopic = (ctx: Ctx, { id, into }: MergeTopic): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    await countOffered(ctx)
    const topic = await lockTopics(ctx, [id, into])
    refuseState(refuseMerge(topic(id), topic(into)))
    const moved = await moveMarks(ctx, id, into)
    await ctx.db
      .update(topics)
      .set({
        mergedIntoId: into,
        retiredAt: sql`coalesce(retired_at, ${ctx.now.toISOString()}::timestamptz)`,
      })
      .where(sql`${topics.id} = ${id} or ${topics.mergedIntoId} = ${id}`)
    await record(ctx, { action: "topic.merged", subject: { kind: "topic", id }, values: { into, moved } })
  })
