import { and, eq, isNull } from "drizzle-orm"
import { agendaItems, agendaRequests, itemAdditions, itemTurns } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { listAnnexes, takeOutAnnex } from "../../records/annexes.server.ts"
import { MEETING } from "../keep-annexes.server.ts"
import { tellAsker } from "../points/tell.server.ts"
import { endItem, endSpeech } from "../session/end-turns.server.ts"
import { lockToConduct, touchMeeting } from "../session/lock.server.ts"
import { refuseWork } from "../session/sitting.ts"
import { tellOfWithdrawnItem } from "../session/tell-sitting.server.ts"
import { refuseWithdrawAdded } from "./added.ts"
import { ADDED } from "./column.server.ts"
import { DONE_ON } from "./done-on.server.ts"
import type { WithdrawAdded } from "./input.ts"

type Locked = Awaited<ReturnType<typeof lockToConduct>>

/** The request that became the point, before the meeting: whoever adds a point from one locks them in that order. */
const lockRequestOf = async (ctx: TxCtx, itemCode: string) => {
  await ctx.db
    .select({ id: agendaRequests.id })
    .from(agendaRequests)
    .innerJoin(agendaItems, eq(agendaItems.id, agendaRequests.agendaItemId))
    .where(eq(agendaItems.code, itemCode))
    .for("no key update", { of: agendaRequests })
}

/** The point under its row lock: what is put to the vote on it now waits, or was faster. */
const itemOf = async (ctx: TxCtx, { meeting }: Locked, code: string) => {
  const isThisOne = and(
    ...[eq(agendaItems.code, code), eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)],
  )
  const [locked] = await ctx.db
    .select({ id: agendaItems.id, title: agendaItems.title })
    .from(agendaItems)
    .where(isThisOne)
    .for("update")
  const item = found(locked)
  const [row] = await ctx.db
    .select({ added: ADDED, done: DONE_ON })
    .from(agendaItems)
    .where(eq(agendaItems.id, item.id))
  return { ...item, ...found(row) }
}

/** The point that is dealt with is laid aside, if it is this one. */
const layAside = async (ctx: TxCtx, { call }: Locked, itemId: string) => {
  const [turn] = await ctx.db
    .select({ id: itemTurns.id })
    .from(itemTurns)
    .where(and(eq(itemTurns.callId, call.id), eq(itemTurns.itemId, itemId), isNull(itemTurns.untilAt)))
  if (!turn) return
  await endSpeech(ctx, call.id, ctx.now)
  await endItem(ctx, call.id, ctx.now)
}

/** The annex that it brought, where nobody took it out before: its number is not given again. */
const takeOut = async (ctx: TxCtx, meetingId: string, number: number | null) => {
  if (number === null) return
  const owner = { kind: MEETING, id: meetingId }
  const listed = await listAnnexes(ctx, owner)
  if (listed.some((annex) => annex.number === number)) await takeOutAnnex(ctx, owner, number)
}

/** What a member had asked for waits again, and they are told. */
const reopenRequest = async (ctx: TxCtx, { roundtable }: Locked, itemId: string, reason: string) => {
  const [point] = await ctx.db
    .update(agendaRequests)
    .set({ state: "asked", agendaItemId: null, decidedAt: null, decidedById: null })
    .where(eq(agendaRequests.agendaItemId, itemId))
    .returning()
  if (!point) return
  const { id, code, title, askedById } = point
  await record(ctx, {
    ...{ action: "point.reopened", subject: { kind: "agenda-request", id }, roundtableId: roundtable.id },
    values: { item: itemId },
  })
  await tellAsker(ctx, askedById, {
    ...{ kind: "point_reopened", roundtableId: roundtable.id },
    params: { title, reason, roundtable: roundtable.name, path: `/agenda-requests/${code}` },
  })
}

/**
 * Withdraws a point that was added to the sitting by mistake. It stays where it is, with its number, the hour and the
 * reason, without the annex that it brought; those who are not there and were told that it was added are told.
 * @throws forbidden unless secretary or chair here, where no sitting is going on, for a point that was convened, and
 *   once something was voted or decided on it
 */
export const withdrawAdded = (ctx: Ctx, input: WithdrawAdded): Promise<void> =>
  transact(ctx, async (ctx) => {
    await lockRequestOf(ctx, input.itemCode)
    const locked = await lockToConduct(ctx, input.meetingCode)
    const { meeting, roundtable, call } = locked
    refuse(refuseWork(meeting.state))
    const { id: itemId, title, added, done } = await itemOf(ctx, locked, input.itemCode)
    refuse(refuseWithdrawAdded(added, done))
    const { reason } = input
    await layAside(ctx, locked, itemId)
    const [addition] = await ctx.db
      .update(itemAdditions)
      .set({ withdrawnAt: ctx.now, withdrawnById: found(ctx.actor.personId), withdrawReason: reason })
      .where(eq(itemAdditions.itemId, itemId))
      .returning({ annexNumber: itemAdditions.annexNumber })
    await takeOut(ctx, meeting.id, found(addition).annexNumber)
    await reopenRequest(ctx, locked, itemId, reason)
    await tellOfWithdrawnItem(ctx, { meeting, roundtable, call }, { title, reason })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "sitting.item-withdrawn", subject: { kind: "meeting", id: meeting.id } },
      ...{ roundtableId: meeting.roundtableId, values: { item: input.itemCode, reason } },
    })
  })
