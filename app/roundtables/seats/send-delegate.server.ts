import { and, eq, isNull, sql } from "drizzle-orm"
import { constituencies, delegateNotes, officers, people } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, DomainError, found, orConflict, refuse } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { refuseClosed } from "../policy.ts"
import { lockSeat } from "../seat-lock.server.ts"
import { refuseDelegateDay } from "./delegate.ts"
import type { SendDelegate } from "./input.ts"
import { refuseSendDelegate } from "./policy.ts"

/** The secretaries of a table, in whose language each is written to. */
export const secretariesOf = (ctx: TxCtx, roundtableId: string) =>
  ctx.db
    .select({ personId: people.id, language: people.language })
    .from(officers)
    .innerJoin(people, eq(people.id, officers.personId))
    .where(
      and(
        eq(officers.roundtableId, roundtableId),
        eq(officers.role, "secretary"),
        isNull(officers.endedAt),
        sql`(ends_on is null or ends_on >= ${civilDay(ctx.now)})`,
      ),
    )

/**
 * Sends somebody to a seat for one day with a letter of its body. The secretary decides whether it counts.
 * @returns the note's code
 * @throws forbidden where the constituency takes no delegates; conflict when the seat has one for that day
 */
export const sendDelegate = (ctx: Ctx, input: SendDelegate) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeat(ctx, { code: input.seatCode })
    const [group] = await ctx.db
      .select({ takesDelegates: constituencies.takesDelegates })
      .from(constituencies)
      .where(eq(constituencies.id, seat.constituencyId))
    const { takesDelegates } = found(group)
    refuse(refuseSendDelegate(ctx.actor, { ...seat, takesDelegates }) ?? refuseClosed(roundtable))
    const past = refuseDelegateDay(input.day, civilDay(ctx.now))
    if (past) throw new DomainError("invalid", past, "day")
    const { day, name, letter } = input
    const [row] = await ctx.db
      .insert(delegateNotes)
      .values({
        ...{ roundtableId: roundtable.id, seatId: seat.id, day, name, letter },
        ...{ protocol: input.protocol || null, submittedById: found(ctx.actor.personId) },
      })
      .returning({ id: delegateNotes.id, code: delegateNotes.code })
      .catch(
        orConflict({
          delegate_note_one_live_per_seat_and_day: conflict("seats.errors.delegate_there", "day"),
        }),
      )
    const note = found(row)
    for (const { personId, language } of await secretariesOf(ctx, roundtable.id))
      if (personId !== ctx.actor.personId)
        await notify(ctx, {
          ...{ kind: "delegate_note", to: { personId }, language, roundtableId: roundtable.id },
          params: {
            ...{ roundtable: roundtable.name, seat: seat.label, day: day.split("-").reverse().join("/") },
            path: `/delegates/${note.code}`,
          },
        })
    await record(ctx, {
      action: "seat.delegate-sent",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { note: note.id, day, name, letter },
    })
    return note.code
  })
