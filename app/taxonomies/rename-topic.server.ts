import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { orConflict, refuse } from "../errors.ts"
import type { RenameTopic } from "./input.ts"
import { labelsOf } from "./labels.ts"
import { refuseKeepTaxonomies } from "./policy.ts"
import { LABEL_TAKEN, lockTopics, writeLabels } from "./topic-lock.server.ts"

/**
 * Gives a topic other names; what it marks stays marked. A language without a name falls back to Italian.
 * @throws conflict when another has the name
 */
export const renameTopic = (ctx: Ctx, { id, ...input }: RenameTopic): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    const labels = labelsOf(input)
    const topic = (await lockTopics(ctx, [id]))(id)
    await writeLabels(ctx, topic.id, labels).catch(orConflict(LABEL_TAKEN))
    await record(ctx, { action: "topic.renamed", subject: { kind: "topic", id }, values: labels })
  })
