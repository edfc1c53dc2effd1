import { sql } from "drizzle-orm"
import { noticePreferences, quietHours } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found } from "../errors.ts"
import type { ChoosePreferences } from "./input.ts"
import type { ChoosableGroup, Pace } from "./kinds.ts"

/** Writes the paces that a person wants, whoever asked for it: their form, or a link in their mail. */
export const setPaces = async (ctx: TxCtx, personId: string, paces: readonly [ChoosableGroup, Pace][]) => {
  if (paces.length === 0) return
  await ctx.db
    .insert(noticePreferences)
    .values(paces.map(([kindGroup, pace]) => ({ personId, kindGroup, pace, changedAt: ctx.now })))
    .onConflictDoUpdate({
      target: [noticePreferences.personId, noticePreferences.kindGroup],
      set: { pace: sql`excluded.pace`, changedAt: ctx.now },
    })
}

/** Keeps what a person chose about their mail. It holds for mail that is waiting already, too. */
export const choosePreferences = (ctx: Ctx, input: ChoosePreferences) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    await setPaces(ctx, personId, input.paces)
    const hours = { quietFrom: input.quiet?.from ?? null, quietUntil: input.quiet?.until ?? null }
    await ctx.db
      .insert(quietHours)
      .values({ personId, ...hours })
      .onConflictDoUpdate({ target: quietHours.personId, set: hours })
  })
