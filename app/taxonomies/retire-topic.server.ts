import { eq } from "drizzle-orm"
import { topics } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { refuse } from "../errors.ts"
import type { ChosenTopic } from "./input.ts"
import { refuseKeepTaxonomies, refuseRestore, refuseRetire } from "./policy.ts"
import { countOffered, lockTopics, refuseState } from "./topic-lock.server.ts"

/**
 * Takes a topic out of use: no form offers it, and what it marks goes on showing it.
 * @throws conflict when it is retired already, or the last one that is offered
 */
export const retireTopic = (ctx: Ctx, { id }: ChosenTopic): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    const offered = await countOffered(ctx)
    refuseState(refuseRetire((await lockTopics(ctx, [id]))(id), offered))
    await ctx.db.update(topics).set({ retiredAt: ctx.now }).where(eq(topics.id, id))
    await record(ctx, { action: "topic.retired", subject: { kind: "topic", id } })
  })

/**
 * Offers a retired topic again.
 * @throws conflict when it is in use, or went into another
 */
export const restoreTopic = (ctx: Ctx, { id }: ChosenTopic): Promise<void> =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepTaxonomies(ctx.actor))
    refuseState(refuseRestore((await lockTopics(ctx, [id]))(id)))
    await ctx.db.update(topics).set({ retiredAt: null }).where(eq(topics.id, id))
    await record(ctx, { action: "topic.restored", subject: { kind: "topic", id } })
  })
