import { and, eq, isNull } from "drizzle-orm"
import { proxies } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, found, orConflict, refuse } from "../../errors.ts"
import { keepFile } from "../../files/keep-file.server.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { lockMeeting } from "../lock.server.ts"
import { refuseReadMeeting } from "../policy.ts"
import { refuseProxy } from "../proxy.ts"
import type { GiveProxy, WithdrawProxy } from "./input.ts"
import { loadCalls, meetingProxies, quorumRule, seatCards } from "./load.server.ts"
import { touchMeeting } from "./lock.server.ts"
import { refuseSpeakFor } from "./policy.ts"
import { refuseProxyTime } from "./sitting.ts"
import { tellPrincipal } from "./tell-sitting.server.ts"

const lockForProxy = async (ctx: TxCtx, code: string) => {
  const { meeting, roundtable } = await lockMeeting(ctx, code)
  const { roundtableId, state, isPublic } = meeting
  const isOfPublicTable = roundtable.visibility === "public"
  if (refuseReadMeeting(ctx.actor, { roundtableId, state, isPublic, isOfPublicTable })) found(null)
  refuse(refuseClosed(roundtable))
  const { call } = await loadCalls(ctx, meeting.id)
  return { meeting, roundtable, call: found(call) }
}

const labelOf = (seats: readonly { seatId: string; label: string }[], seatId: string) =>
  seats.find((seat) => seat.seatId === seatId)?.label ?? ""

/**
 * Gives a seat's vote to another seat for one meeting, in writing.
 * @throws forbidden for who does not speak for the seat, once the meeting is over, and for each reason for which the
 *   table's rules know no such proxy; conflict when the seat gives another one at the same moment
 */
export const giveProxy = (ctx: Ctx, input: GiveProxy): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, roundtable, call } = await lockForProxy(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const seats = await seatCards(ctx, roundtableId, call)
    const seatId = (code: string) => seats.find((seat) => seat.code === code)?.seatId ?? ""
    const asked = {
      ...{ principalId: seatId(input.principalCode), holderId: seatId(input.holderCode) },
      isWritten: input.letter !== null || input.file !== null,
    }
    refuse(refuseSpeakFor(ctx.actor, { roundtableId, seatId: asked.principalId }))
    refuse(refuseProxyTime(meeting.state))
    const regulation = await quorumRule(ctx, roundtableId, call)
    const live = (await meetingProxies(ctx, meeting.id)).filter((one) => one.withdrawnAt === null)
    refuse(
      regulation
        ? refuseProxy(asked, regulation.rules.proxy, seats, live)
        : because("meetings.refuse.proxy_not_allowed"),
    )
    const { principalId, holderId } = asked
    const [row] = await ctx.db
      .insert(proxies)
      .values({
        ...{ roundtableId, meetingId: meeting.id, principalId, holderId, letter: input.letter },
        ...{ protocol: input.protocol, givenById: found(ctx.actor.personId), givenAt: ctx.now },
      })
      .returning({ id: proxies.id })
      .catch(orConflict({ proxy_one_live_per_principal: conflict("meetings.refuse.proxy_second") }))
    const owner = { kind: "proxy", id: found(row).id }
    if (input.file) {
      const file = await keepFile(ctx, { upload: input.file, owner, roundtableId, field: "file" })
      await ctx.db.update(proxies).set({ fileId: file.id }).where(eq(proxies.id, owner.id))
    }
    await tellPrincipal(ctx, { meeting, roundtable, principalId, holder: labelOf(seats, holderId) })
    await touchMeeting(ctx, meeting)
    await record(ctx, {
      ...{ action: "proxy.given", subject: { kind: "proxy", id: found(row).id }, roundtableId },
      values: { principal: input.principalCode, holder: input.holderCode },
    })
  })

/**
 * Takes a proxy back, for what is voted on from now on: what was decided while it held stands.
 * @throws forbidden for who does not speak for the seat that gave it, and once the meeting is over; not_found for one
 *   that is withdrawn already
 */
export const withdrawProxy = (ctx: Ctx, input: WithdrawProxy): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockForProxy(ctx, input.meetingCode)
    const { roundtableId } = meeting
    const [row] = await ctx.db
      .select()
      .from(proxies)
      .where(
        and(
          eq(proxies.code, input.proxyCode),
          eq(proxies.meetingId, meeting.id),
          isNull(proxies.withdrawnAt),
        ),
      )
    const { id, principalId } = found(row)
    refuse(refuseSpeakFor(ctx.actor, { roundtableId, seatId: principalId }) ?? refuseProxyTime(meeting.state))
    await ctx.db
      .update(proxies)
      .set({ withdrawnAt: ctx.now, withdrawnById: found(ctx.actor.personId) })
      .where(eq(proxies.id, id))
    await touchMeeting(ctx, meeting)
    await record(ctx, { action: "proxy.withdrawn", subject: { kind: "proxy", id }, roundtableId })
  })
