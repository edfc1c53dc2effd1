import { sql } from "drizzle-orm"
import { topics } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found, orConflict, refuse } from "../errors.ts"
import type { AddTopic } from "./input.ts"
import { labelsOf } from "./labels.ts"
import { refuseKeepTaxonomies } from "./policy.ts"
import { LABEL_TAKEN, writeLabels } from "./topic-lock.server.ts"

/**
 * Adds a topic after those that are there.
 * @returns its id
 * @throws conflict when another has the name, in whatever language
 */
export const addTopic = (ctx: Ctx, input: AddTopic): Promise<string> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    const labels = labelsOf(input)
    const [row] = await ctx.db
      .insert(topics)
      .values({ position: sql<number>`(select coalesce(max(t.position), -1) + 1 from topic t)` })
      .returning({ id: topics.id })
    const { id } = found(row)
    await writeLabels(ctx, id, labels).catch(orConflict(LABEL_TAKEN))
    await record(ctx, { action: "topic.added", subject: { kind: "topic", id }, values: labels })
    return id
  })
