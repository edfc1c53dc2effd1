import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, conflicts, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { seatCards } from "../session/load.server.ts"
import { refuseSpeakFor } from "../session/policy.ts"
import { openSession } from "../session/queries.server.ts"
import { refuseProxyTime } from "../session/sitting.ts"

const body = sql<string>`(select o.name from organisation o
  where o.id = coalesce("seat"."organisation_id", "seat"."designated_by_id"))`

/** The conflicts of interest of a meeting by point, lifted ones too, for whoever follows it and for the verbale. */
export const conflictsOf = (ctx: Ctx, meetingId: string) =>
  ctx.db
    .select({
      ...{ code: conflicts.code, established: conflicts.established, reason: conflicts.reason },
      ...{ fromAt: conflicts.fromAt, liftedAt: conflicts.liftedAt, liftReason: conflicts.liftReason },
      ...{ seatId: seats.id, seat: seats.label, body, itemId: agendaItems.id, item: agendaItems.title },
      position: agendaItems.position,
    })
    .from(conflicts)
    .innerJoin(agendaItems, eq(agendaItems.id, conflicts.itemId))
    .innerJoin(seats, eq(seats.id, conflicts.seatId))
    .where(eq(agendaItems.meetingId, meetingId))
    .orderBy(asc(agendaItems.position), asc(conflicts.fromAt))
    .limit(500)

/** The page of a meeting's conflicts of interest, with what who asks may note. @throws as `openSession` */
export const getConflicts = async (ctx: Ctx, code: string) => {
  const { meeting, call, facts } = await openSession(ctx, code)
  const { roundtableId } = meeting
  const speaksFor = (seatId: string) => refuseSpeakFor(ctx.actor, { roundtableId, seatId }) === null
  const [rows, items, roll] = await Promise.all([
    conflictsOf(ctx, meeting.id),
    ctx.db
      .select({ code: agendaItems.code, title: agendaItems.title })
      .from(agendaItems)
      .where(and(eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)))
      .orderBy(asc(agendaItems.position)),
    seatCards(ctx, roundtableId, call),
  ])
  const refusal = refuseProxyTime(meeting.state)
  return {
    ...{ ...facts, items, refusal },
    conflicts: rows.map(({ seatId, itemId: _, ...row }) => ({
      ...row,
      mayLift: refusal === null && row.liftedAt === null && speaksFor(seatId),
    })),
    seats: roll
      .filter((seat) => seat.voting && speaksFor(seat.seatId))
      .map(({ code: seat, label, body }) => ({ code: seat, label, body })),
  }
}
