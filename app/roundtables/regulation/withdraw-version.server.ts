import { and, eq, isNull } from "drizzle-orm"
import { regulationVersions } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { lockRoundtable } from "./draft-lock.server.ts"
import type { WithdrawVersion } from "./input.ts"

/**
 * Withdraws a version that has yet to begin; the version before it goes on, and its number stays used.
 * @throws forbidden unless secretary here; not_found; conflict when it was withdrawn or has begun
 */
export const withdrawVersion = (ctx: Ctx, { roundtableCode, number, reason }: WithdrawVersion) =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await lockRoundtable(ctx, roundtableCode)
    const here = and(eq(regulationVersions.roundtableId, roundtableId), eq(regulationVersions.number, number))
    const [row] = await ctx.db.select().from(regulationVersions).where(here)
    const version = found(row)
    if (version.withdrawnAt !== null) throw conflict("regulation.errors.withdrawn_already")
    if ((version.inForceFrom ?? "") <= civilDay(ctx.now)) throw conflict("regulation.errors.begun_already")
    await ctx.db
      .update(regulationVersions)
      .set({ withdrawnAt: ctx.now, withdrawnById: ctx.actor.personId, withdrawReason: reason })
      .where(and(here, isNull(regulationVersions.withdrawnAt)))
    await record(ctx, {
      action: "rules.withdrawn",
      subject: { kind: "regulation_version", id: version.id },
      roundtableId,
      values: { number, reason },
    })
  })
