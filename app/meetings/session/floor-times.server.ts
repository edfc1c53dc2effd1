import { and, eq, isNotNull, sql } from "drizzle-orm"
import { constituencies, floorRequests, seats } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"

/** How long each constituency has spoken in a call, in minutes, for the chair alone: never by person. */
export const floorTimes = (ctx: Ctx, callId: string) =>
  ctx.db
    .select({
      group: constituencies.name,
      minutes: sql<number>`ceil(sum(extract(epoch from
        coalesce(floor_request.ended_at, ${ctx.now.toISOString()}::timestamptz) - floor_request.started_at)) / 60)::int`,
    })
    .from(floorRequests)
    .innerJoin(seats, eq(seats.id, floorRequests.seatId))
    .innerJoin(constituencies, eq(constituencies.id, seats.constituencyId))
    .where(and(eq(floorRequests.callId, callId), isNotNull(floorRequests.startedAt)))
    .groupBy(constituencies.id)
    .orderBy(constituencies.position)

/**
 * Deletes who asked for the floor and for how long, of sittings that are over and whose verbale is approved.
 * @returns how many
 */
export const forgetSpeaking = async ({ db }: Pick<Ctx, "db">): Promise<number> => {
  const { rows } = await db.execute(sql`
    delete from floor_request f using meeting_call l, meeting m
     where l.id = f.call_id and m.id = l.meeting_id and m.state = 'closed'
       and exists (select 1 from minutes v where v.meeting_id = m.id and v.approved_at is not null)
    returning f.id`)
  return rows.length
}
