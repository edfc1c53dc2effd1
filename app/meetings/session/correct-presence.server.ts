import { eq } from "drizzle-orm"
import { presences } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, invalid } from "../../errors.ts"
import { isSound } from "../presence.ts"
import type { CorrectPresence } from "./input.ts"
import { livePresences, onSeats, type PresenceRow } from "./load.server.ts"
import { lockToConduct, touchMeeting } from "./lock.server.ts"
import { findPresence } from "./mark-exit.server.ts"
import { momentOf, refuseField } from "./presence-row.server.ts"

const correctedOf = (
  ctx: TxCtx,
  call: { id: string; startsAt: Date },
  row: PresenceRow,
  input: CorrectPresence,
) => ({
  fromAt: input.from === null ? row.fromAt : momentOf(ctx, call, input.from, "from"),
  untilAt: input.until === null ? row.untilAt : momentOf(ctx, call, input.until, "until"),
})

const refuseTimes = async (ctx: TxCtx, row: PresenceRow, times: { fromAt: Date; untilAt: Date | null }) => {
  if (times.untilAt && times.untilAt <= times.fromAt)
    refuseField(because("meetings.refuse.exit_before_entry"), "until")
  const others = (await livePresences(ctx, row.callId)).filter((one) => one.id !== row.id)
  if (!isSound(onSeats([...others, { ...row, ...times }])))
    refuseField(because("assembly.refuse.overlap"), "from")
}

/**
 * Puts right when somebody came or left, or strikes out that they were there. The row stays with its reason, and
 * another stands in its place. Possible until the verbale is made, also when the sitting is over.
 * @throws forbidden unless secretary or chair here; invalid for times that cannot be, or when nothing changes
 */
export const correctPresence = (ctx: Ctx, input: CorrectPresence): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call } = await lockToConduct(ctx, input.meetingCode)
    const row = await findPresence(ctx, call.id, input.presenceId)
    const times = correctedOf(ctx, call, row, input)
    const isSame = times.fromAt === row.fromAt && times.untilAt === row.untilAt
    if (!input.strike && isSame) throw invalid("from", "assembly.errors.nothing_corrected")
    if (!input.strike) await refuseTimes(ctx, row, times)
    await ctx.db
      .update(presences)
      .set({ replacedAt: ctx.now, correction: input.reason })
      .where(eq(presences.id, row.id))
    if (!input.strike) await putInPlace(ctx, row, times)
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: input.strike ? "presence.struck-out" : "presence.corrected" },
      ...{ subject: { kind: "presence", id: row.id }, roundtableId: meeting.roundtableId },
      values: {
        from: times.fromAt.toISOString(),
        until: times.untilAt?.toISOString() ?? null,
        reason: input.reason,
      },
    })
  })

/** Who is said to have left at another time than the end of the sitting left it. */
const exitOf = ({ exit, untilAt }: PresenceRow, until: Date | null) => {
  if (!until) return null
  return exit === "closed" && until.getTime() !== untilAt?.getTime() ? "left" : (exit ?? "left")
}

const putInPlace = async (ctx: TxCtx, row: PresenceRow, times: { fromAt: Date; untilAt: Date | null }) => {
  const { id: _, createdAt: __, ...same } = row
  const exit = exitOf(row, times.untilAt)
  const [made] = await ctx.db
    .insert(presences)
    .values({ ...same, ...times, exit, confirmedById: ctx.actor.personId ?? row.confirmedById })
    .returning({ id: presences.id })
  if (made) await ctx.db.update(presences).set({ replacedById: made.id }).where(eq(presences.id, row.id))
}
