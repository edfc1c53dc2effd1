import { eq, sql } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, invalid } from "../../errors.ts"
import { remoteOf } from "./confirm-presence.server.ts"
import type { ConfirmBeside } from "./input.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"
import { writePresence } from "./presence-row.server.ts"

export type Beside = { personId: string; code: string; name: string | null; quality: string }

/** Who serves the table on a civil day without a seat, each once and in their first office. */
export const besideOn = async (ctx: Ctx, roundtableId: string, day: string): Promise<Beside[]> => {
  const { rows } = await ctx.db.execute(sql`
    select distinct on (p.id) p.id as "personId", p.code, p.name, f.role as quality
      from roundtable_officer f join person p on p.id = f.person_id
     where f.roundtable_id = ${roundtableId} and f.ended_at is null
       and f.starts_on <= ${day}::date and (f.ends_on is null or f.ends_on >= ${day}::date)
     order by p.id, array_position(
       array['chair', 'secretary', 'facilitator', 'observer', 'guest', 'interpreter'], f.role)`)
  return rows as Beside[]
}

/**
 * Confirms somebody without a seat: who serves the table, an observer, a guest, an interpreter. They have no vote.
 * @throws forbidden unless secretary or chair here; invalid for who does not serve the table on the day
 */
export const confirmBeside = (ctx: Ctx, input: ConfirmBeside): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockRoll(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const [person] = await ctx.db.select().from(people).where(eq(people.code, input.personCode))
    const { id: personId } = found(person)
    const serving = await besideOn(ctx, roundtableId, civilDay(call.startsAt))
    const quality = serving.find((one) => one.personId === personId)?.quality
    if (!quality) throw invalid("personCode", "assembly.refuse.not_called")
    const id = await writePresence(ctx, {
      ...{ roundtableId, callId: call.id, seatId: null, personId, quality, fromAt: ctx.now },
      ...remoteOf(meeting.mode, { remote: input.remote, identity: "seen" }),
    })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.confirmed", subject: { kind: "presence", id }, roundtableId },
      values: { quality, from: ctx.now.toISOString() },
    })
  })
