import { eq } from "drizzle-orm"
import { practices } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { because, conflict, found, refuse } from "../../errors.ts"
import { contentDigest } from "../digest.server.ts"
import { lockPractice, type PracticeRow } from "../facts.server.ts"
import type { OfPractice, PublishPractice, WithdrawPractice } from "../input.ts"
import { refuseAskPublication, refusePublishPractice, refuseWithdrawPractice } from "../policy.ts"
import { unanswered } from "../questions.ts"
import { tellSecretariat, tellWriter } from "../tell.server.ts"

const refuseUnfinished = (practice: PracticeRow) =>
  unanswered(practice).length > 0 ? because("practices.refuse.unanswered") : null

const deed = ({ id, roundtableId }: PracticeRow) => ({
  subject: { kind: "practice", id },
  roundtableId,
})

/** Tells the secretariat that a draft is ready. A second time tells nobody again. @throws forbidden */
export const askPublication = (ctx: Ctx, input: OfPractice): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { practice, facts } = await lockPractice(ctx, input.practiceCode)
    refuse(refuseAskPublication(ctx.actor, facts) ?? refuseUnfinished(practice))
    if (practice.readyAt) return
    await ctx.db.update(practices).set({ readyAt: ctx.now }).where(eq(practices.id, practice.id))
    await tellSecretariat(ctx, practice, { kind: "practice_ready" })
    await record(ctx, { action: "practice.ready", ...deed(practice) })
  })

/**
 * Publishes a good practice: from now on whoever reads the table's work reads it, and other tables may take it up.
 * @throws forbidden unless the table's secretary, or where an answer is missing; conflict when the text is not the one
 *   that the page showed
 */
export const publishPractice = (ctx: Ctx, input: PublishPractice): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { practice, facts } = await lockPractice(ctx, input.practiceCode)
    refuse(refusePublishPractice(ctx.actor, facts))
    if (practice.rev !== input.rev) throw conflict("practices.errors.changed_unread")
    refuse(refuseUnfinished(practice))
    await ctx.db
      .update(practices)
      .set({
        ...{
          state: "published",
          readyAt: null,
          publishedAt: ctx.now,
          publishedById: found(ctx.actor.personId),
        },
        ...{ sha256: contentDigest(practice), changedAt: ctx.now },
      })
      .where(eq(practices.id, practice.id))
    await tellWriter(ctx, practice, { kind: "practice_published" })
    await record(ctx, { action: "practice.published", ...deed(practice), values: { rev: practice.rev } })
  })

/** Withdraws a good practice, with the reason that its page says from then on. @throws forbidden */
export const withdrawPractice = (ctx: Ctx, input: WithdrawPractice): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { practice, facts } = await lockPractice(ctx, input.practiceCode)
    refuse(refuseWithdrawPractice(ctx.actor, facts))
    await ctx.db
      .update(practices)
      .set({
        ...{ state: "withdrawn", readyAt: null, withdrawnAt: ctx.now, withdrawnFor: input.words },
        withdrawnById: found(ctx.actor.personId),
      })
      .where(eq(practices.id, practice.id))
    await tellWriter(ctx, practice, { kind: "practice_withdrawn", params: { reason: input.words } })
    await record(ctx, { action: "practice.withdrawn", ...deed(practice), values: { reason: input.words } })
  })
