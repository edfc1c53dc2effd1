import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { annexes, publishedAnnexes } from "#db/schema/index.ts"
import { record } from "../../../audit/record.server.ts"
import { civilDay } from "../../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { because, conflict, DomainError, found, orConflict, refuse } from "../../../errors.ts"
import { MEETING } from "../../keep-annexes.server.ts"
import { lockMinutes, lockMinutesToKeep } from "../lock.server.ts"
import { refuseReadMinutes } from "../policy.ts"
import { refuseUntil } from "./annex.ts"
import type { EndAnnex, PublishAnnex } from "./input.ts"
import { refuseWithdrawMinutes } from "./policy.ts"

type Locked = Awaited<ReturnType<typeof lockMinutesToKeep>>

const told = (ctx: TxCtx, { minutes }: Pick<Locked, "minutes">, action: string, values: object) =>
  record(ctx, {
    ...{ action: `meeting.${action}`, subject: { kind: "minutes", id: minutes.id } },
    ...{ roundtableId: minutes.roundtableId, values: values as Record<string, string | number | null> },
  })

/** An annex of the sitting as it was frozen. @throws not_found, also for one that was taken out */
const frozenAnnex = async (ctx: TxCtx, meetingId: string, number: number) => {
  const [row] = await ctx.db
    .select()
    .from(annexes)
    .where(
      and(
        ...[eq(annexes.ownerKind, MEETING), eq(annexes.ownerId, meetingId), eq(annexes.number, number)],
        ...[isNull(annexes.withdrawnAt), sql`frozen_at is not null`],
      ),
    )
  return found(row)
}

/**
 * Puts an annex of the sitting online beside its published verbale, to a day where there are persons in it.
 * @throws not_found for an annex that was not frozen; forbidden unless secretary or chair here and the verbale is
 *   published; invalid without a day where it needs one, and for a day in the past; conflict where it is online
 */
export const publishAnnex = (ctx: Ctx, input: PublishAnnex): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockMinutesToKeep(ctx, input.minutesCode)
    const { minutes, meeting, roundtable } = locked
    refuse(minutes.publishedAt === null ? because("afterwards.refuse.not_published") : null)
    refuse(roundtable.visibility === "public" ? null : because("afterwards.refuse.private_table"))
    const { number, hasPersons, onlineUntil } = input
    const reason = refuseUntil({ hasPersons, onlineUntil }, civilDay(ctx.now))
    if (reason) throw new DomainError("invalid", reason, "onlineUntil")
    const annex = await frozenAnnex(ctx, meeting.id, number)
    await ctx.db
      .insert(publishedAnnexes)
      .values({
        ...{ roundtableId: minutes.roundtableId, minutesId: minutes.id, annexId: annex.id },
        ...{ hasPersons, onlineUntil, publishedAt: ctx.now, publishedById: found(ctx.actor.personId) },
      })
      .catch(orConflict({ published_annex_one_live: conflict("afterwards.errors.annex_online") }))
    await told(ctx, locked, "minutes-annex-published", { number, until: onlineUntil })
  })

/**
 * Takes an annex off again, at a closed table too: a person in it is taken back whenever it is found out.
 * @throws forbidden unless secretary or chair here; not_found where it is not online
 */
export const endAnnex = (ctx: Ctx, input: EndAnnex): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockMinutes(ctx, input.minutesCode)
    if (refuseReadMinutes(ctx.actor, locked.minutes.roundtableId)) found(null)
    refuse(refuseWithdrawMinutes(ctx.actor, locked.minutes))
    const [gone] = await ctx.db
      .update(publishedAnnexes)
      .set({ endedAt: ctx.now, endedById: found(ctx.actor.personId) })
      .where(
        and(
          ...[eq(publishedAnnexes.code, input.annexCode), isNull(publishedAnnexes.endedAt)],
          eq(publishedAnnexes.minutesId, locked.minutes.id),
        ),
      )
      .returning({ code: publishedAnnexes.code })
    await told(ctx, locked, "minutes-annex-ended", { annex: found(gone).code })
  })

/** Ends what was online until a day that is over, one at a time. @returns how many it found, 0 or 1 */
export const endDueAnnexes = (ctx: Ctx): Promise<number> =>
  transact(ctx, async (ctx) => {
    const [due] = await ctx.db
      .select()
      .from(publishedAnnexes)
      .where(and(isNull(publishedAnnexes.endedAt), sql`online_until < ${civilDay(ctx.now)}::date`))
      .orderBy(asc(publishedAnnexes.onlineUntil))
      .limit(1)
      .for("no key update", { skipLocked: true })
    if (!due) return 0
    const { id, code, minutesId, roundtableId, onlineUntil } = due
    await ctx.db.update(publishedAnnexes).set({ endedAt: ctx.now }).where(eq(publishedAnnexes.id, id))
    await told(ctx, { minutes: { id: minutesId, roundtableId } } as Locked, "minutes-annex-ended", {
      ...{ annex: code, until: onlineUntil },
    })
    return 1
  })
