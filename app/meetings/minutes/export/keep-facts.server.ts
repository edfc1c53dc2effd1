import { and, asc, eq, isNotNull, isNull } from "drizzle-orm"
import { meetingCalls, meetingMinutes, meetings, minutesFacts, roundtables } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../../context.ts"
import { sittingFacts } from "../sitting-facts.server.ts"
import { plainFacts } from "./canonical-minutes.ts"

const unkept = (ctx: Ctx, only: string | null) =>
  ctx.db
    .select({ minutes: meetingMinutes, meeting: meetings, roundtable: roundtables, call: meetingCalls })
    .from(meetingMinutes)
    .innerJoin(meetings, eq(meetings.id, meetingMinutes.meetingId))
    .innerJoin(meetingCalls, eq(meetingCalls.id, meetingMinutes.callId))
    .innerJoin(roundtables, eq(roundtables.id, meetingMinutes.roundtableId))
    .leftJoin(minutesFacts, eq(minutesFacts.minutesId, meetingMinutes.id))
    .where(
      and(
        ...[isNotNull(meetingMinutes.versionId), isNull(minutesFacts.minutesId)],
        only === null ? undefined : eq(meetingMinutes.id, only),
      ),
    )
    .orderBy(asc(meetingMinutes.frozenAt))
    .limit(1)

type Unkept = Awaited<ReturnType<typeof unkept>>[number]
const keep = async (ctx: TxCtx, { minutes, meeting, roundtable, call }: Unkept) => {
  const calls = await ctx.db.select().from(meetingCalls).where(eq(meetingCalls.meetingId, meeting.id))
  const content = plainFacts(await sittingFacts(ctx, { meeting, roundtable, calls, call }, minutes))
  const { id: minutesId, roundtableId } = minutes
  await ctx.db
    .insert(minutesFacts)
    .values({ minutesId, roundtableId, content, keptAt: ctx.now })
    .onConflictDoNothing()
}

const keepNext = async (ctx: Ctx, only: string | null): Promise<number> => {
  const [one] = await unkept(ctx, only)
  if (!one) return 0
  await transact(ctx, (ctx) => keep(ctx, one))
  return 1
}

/** Keeps the facts of this verbale, whose text was just frozen, once and for good. @returns how many it found, 0 or 1 */
export const keepFactsOf = (ctx: Ctx, minutesId: string): Promise<number> => keepNext(ctx, minutesId)

/** Keeps the facts of the frozen verbale that waits longest: for the job alone. @returns how many it found, 0 or 1 */
export const keepFrozenFacts = (ctx: Ctx): Promise<number> => keepNext(ctx, null)
