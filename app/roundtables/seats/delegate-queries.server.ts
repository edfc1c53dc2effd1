import { and, eq, sql } from "drizzle-orm"
import { delegateNotes, organisations, roundtables, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseClosed, refuseManageSeats } from "../policy.ts"
import { refuseReadDelegate, refuseWithdrawDelegate } from "./policy.ts"

/** A note of delegation with its seat and table. @throws not_found, forbidden */
export const getDelegateNote = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db
    .select({ note: delegateNotes, seat: seats, roundtable: roundtables, body: organisations.name })
    .from(delegateNotes)
    .innerJoin(seats, eq(seats.id, delegateNotes.seatId))
    .innerJoin(roundtables, eq(roundtables.id, delegateNotes.roundtableId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .where(eq(delegateNotes.code, code))
  const { note, seat, roundtable, body } = found(row)
  refuse(refuseReadDelegate(ctx.actor, seat, note))
  const isOpen = note.state === "submitted" && refuseClosed(roundtable) === null
  return {
    ...{ code: note.code, name: note.name, day: note.day, letter: note.letter, protocol: note.protocol },
    ...{ state: note.state, reason: note.reason, decidedAt: note.decidedAt, body },
    seat: { code: seat.code, label: seat.label },
    roundtable: { code: roundtable.code, name: roundtable.name, language: roundtable.language },
    mayDecide: isOpen && refuseManageSeats(ctx.actor, roundtable.id) === null,
    mayWithdraw: isOpen && refuseWithdrawDelegate(ctx.actor, seat, note) === null,
  }
}

/** Notes of delegation of a table that are accepted for a day: whose seats are present through somebody else. */
export const acceptedDelegates = (ctx: Ctx, roundtableId: string, day: string) =>
  ctx.db
    .select()
    .from(delegateNotes)
    .where(
      and(
        eq(delegateNotes.roundtableId, roundtableId),
        eq(delegateNotes.day, day),
        eq(delegateNotes.state, "accepted"),
      ),
    )
    .limit(500)
