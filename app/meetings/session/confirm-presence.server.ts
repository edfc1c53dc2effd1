import { and, eq, isNull } from "drizzle-orm"
import { delegateNotes, presences, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid } from "../../errors.ts"
import { delegateOn } from "../../roundtables/seats/delegate.ts"
import { refuseEntry, refuseExit, sittingAt } from "../presence.ts"
import type { ConfirmPresence } from "./input.ts"
import { holdersOn, livePresences, onSeats, type PresenceRow, quorumRule } from "./load.server.ts"
import { lockRoll, touchMeeting } from "./lock.server.ts"
import { momentOf, refuseField, writePresence } from "./presence-row.server.ts"

type Locked = Awaited<ReturnType<typeof lockRoll>>
type Sitter = { quality: string; personId: string | null; noteId: string | null }

const seatOf = async (ctx: TxCtx, { meeting }: Locked, code: string) => {
  const [seat] = await ctx.db
    .select()
    .from(seats)
    .where(and(eq(seats.code, code), eq(seats.roundtableId, meeting.roundtableId), isNull(seats.removedAt)))
  return found(seat)
}
type Seat = Awaited<ReturnType<typeof seatOf>>

/** Whoever is meant, if the seat is theirs on the day: by mandate, or by an accepted letter. */
const sitterOf = async (ctx: TxCtx, { meeting, call }: Locked, seat: Seat, who: string): Promise<Sitter> => {
  const [kind, code] = who.split(":")
  const day = civilDay(call.startsAt)
  if (kind === "person") {
    const held = await holdersOn(ctx, meeting.roundtableId, day)
    const holder = held.find((one) => one.seatId === seat.id && one.code === code)
    if (!holder) throw invalid("who", "assembly.refuse.no_mandate")
    return { quality: holder.rank === 0 ? "titular" : "substitute", personId: holder.personId, noteId: null }
  }
  const [note] = await ctx.db
    .select()
    .from(delegateNotes)
    .where(eq(delegateNotes.code, found(code)))
  if (!note || !delegateOn([note], seat.id, day)) throw invalid("who", "assembly.refuse.no_letter")
  return { quality: "delegate", personId: note.personId, noteId: note.id }
}

/** Nobody sits on two seats at once, unless the regulation allows one person several. */
const refuseElsewhere = async (
  ctx: TxCtx,
  { meeting, call }: Locked,
  seat: Seat,
  sitter: Sitter,
  rows: readonly PresenceRow[],
) => {
  const elsewhere = rows.some(
    (one) =>
      one.untilAt === null &&
      one.seatId !== seat.id &&
      one.personId !== null &&
      one.personId === sitter.personId,
  )
  if (!elsewhere) return
  const regulation = await quorumRule(ctx, meeting.roundtableId, call)
  if (!regulation?.rules.seats.cumulo) throw invalid("who", "assembly.refuse.sits_elsewhere")
}

/** Whoever sits on the seat gets up for the one who comes: no moment is nobody's. */
const getUp = async (ctx: TxCtx, { call }: Locked, seat: Seat, at: Date) => {
  await ctx.db
    .update(presences)
    .set({ untilAt: at, exit: "handed_over" })
    .where(
      and(
        eq(presences.callId, call.id),
        eq(presences.seatId, seat.id),
        isNull(presences.untilAt),
        isNull(presences.replacedAt),
      ),
    )
}

/** Whether somebody is far away, and how it was established who it is. */
export const remoteOf = (mode: string, input: Pick<ConfirmPresence, "remote" | "identity">) => {
  const isRemote = mode === "online" || (mode === "mixed" && input.remote)
  return { isRemote, identity: isRemote ? (input.identity ?? "seen") : null }
}

/**
 * Confirms that somebody sits on a seat, from now or from a time that was typed. With `replace` whoever sits there
 * gets up at that moment.
 * @throws forbidden unless secretary or chair here, and outside of the sitting; invalid for who has no mandate or
 *   accepted letter, for a seat that is taken, for a time that cannot be
 */
export const confirmPresence = (ctx: Ctx, input: ConfirmPresence): Promise<void> =>
  transact(ctx, async (ctx) => {
    const locked = await lockRoll(ctx, input.meetingCode)
    const { meeting, call } = locked
    const seat = await seatOf(ctx, locked, input.seatCode)
    const sitter = await sitterOf(ctx, locked, seat, input.who)
    const at = momentOf(ctx, call, input.at, "at")
    const rows = await livePresences(ctx, call.id)
    await refuseElsewhere(ctx, locked, seat, sitter, rows)
    const now = onSeats(rows)
    const isHandedOver = input.replace && sittingAt(now, seat.id, ctx.now) !== null
    if (isHandedOver) {
      refuseField(refuseExit(now, seat.id, at), "at")
      await getUp(ctx, locked, seat, at)
    } else refuseField(refuseEntry(now, seat.id, at), "at")
    const { roundtableId } = meeting
    const row = { roundtableId, callId: call.id, seatId: seat.id, fromAt: at, ...sitter }
    const id = await writePresence(ctx, { ...row, ...remoteOf(meeting.mode, input) })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "presence.confirmed", subject: { kind: "presence", id }, roundtableId },
      values: { seat: seat.code, quality: sitter.quality, from: at.toISOString(), handedOver: isHandedOver },
    })
  })
