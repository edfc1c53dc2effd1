import { and, eq } from "drizzle-orm"
import { agendaRequests, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { insertItem } from "../keep-agenda.server.ts"
import { lockMeetingToConvene } from "../lock.server.ts"
import type { AcceptPoint, RefusePoint, WithdrawPoint } from "./input.ts"
import { refuseDecidePoint, refuseReadPoints, refuseWithdrawPoint } from "./policy.ts"
import { tellAsker } from "./tell.server.ts"

type Decision = { state: "accepted" | "refused" | "withdrawn"; reason?: string; agendaItemId?: string }

/** A request under its row lock. @throws not_found, also for who may not read it */
export const lockPoint = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select({ point: agendaRequests, roundtable: roundtables })
    .from(agendaRequests)
    .innerJoin(roundtables, eq(roundtables.id, agendaRequests.roundtableId))
    .where(eq(agendaRequests.code, code))
    .for("no key update", { of: agendaRequests })
  const { point, roundtable } = found(row)
  if (refuseReadPoints(ctx.actor, roundtable.id)) found(null)
  return { point, roundtable }
}

/** Writes what became of a request that the caller has locked. */
export const decideAs = async (
  ctx: TxCtx,
  point: { id: string; roundtableId: string },
  decision: Decision,
) => {
  await ctx.db
    .update(agendaRequests)
    .set({ ...decision, decidedAt: ctx.now, decidedById: found(ctx.actor.personId) })
    .where(and(eq(agendaRequests.id, point.id), eq(agendaRequests.state, "asked")))
  await record(ctx, {
    action: `point.${decision.state}`,
    ...{ subject: { kind: "agenda-request", id: point.id }, roundtableId: point.roundtableId },
    values: { reason: decision.reason ?? null, item: decision.agendaItemId ?? null },
  })
}

/**
 * Puts what was asked for on the agenda of a meeting that is prepared or convened, after the other points.
 * @returns the meeting's code
 * @throws forbidden for who does not convene, and for what is decided already; invalid for a meeting of another table
 */
export const acceptPoint = (ctx: Ctx, input: AcceptPoint): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { point, roundtable } = await lockPoint(ctx, input.pointCode)
    refuse(refuseDecidePoint(ctx.actor, point) ?? refuseClosed(roundtable))
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    if (meeting.roundtableId !== point.roundtableId) throw invalid("meetingCode", "points.errors.meeting")
    const { title, text: detail } = point
    const words = { title, detail, rapporteur: null, minutes: null, isSecret: false, paperId: null }
    const item = await insertItem(ctx, meeting, { ...words, kind: input.kind })
    await decideAs(ctx, point, { state: "accepted", agendaItemId: item.id })
    await tellAsker(ctx, point.askedById, {
      ...{ kind: "point_accepted", roundtableId: roundtable.id },
      params: { title, roundtable: roundtable.name, path: `/agenda-requests/${point.code}` },
    })
    return meeting.code
  })

/** Says no to a request, with a reason that whoever asked reads. @throws as `acceptPoint` */
export const refusePoint = (ctx: Ctx, input: RefusePoint): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { point, roundtable } = await lockPoint(ctx, input.pointCode)
    refuse(refuseDecidePoint(ctx.actor, point) ?? refuseClosed(roundtable))
    await decideAs(ctx, point, { state: "refused", reason: input.reason })
    await tellAsker(ctx, point.askedById, {
      ...{ kind: "point_refused", roundtableId: roundtable.id },
      params: {
        ...{ title: point.title, roundtable: roundtable.name, reason: input.reason },
        path: `/agenda-requests/${point.code}`,
      },
    })
  })

/** Takes one's own request back. @throws forbidden for others', and for what is decided already */
export const withdrawPoint = (ctx: Ctx, input: WithdrawPoint): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { point } = await lockPoint(ctx, input.pointCode)
    refuse(refuseWithdrawPoint(ctx.actor, point))
    await decideAs(ctx, point, { state: "withdrawn" })
  })
