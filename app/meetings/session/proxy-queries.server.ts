import { eq } from "drizzle-orm"
import { files, proxies } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because } from "../../errors.ts"
import { loadQuorum, quorumRule } from "./load.server.ts"
import { refuseFollow, refuseSpeakFor } from "./policy.ts"
import { openSession } from "./queries.server.ts"
import { refuseProxyTime } from "./sitting.ts"

/** The files in which proxies of a meeting were given. */
const lettersOf = (ctx: Ctx, meetingId: string) =>
  ctx.db
    .select({ proxyId: proxies.id, code: files.code })
    .from(proxies)
    .innerJoin(files, eq(files.id, proxies.fileId))
    .where(eq(proxies.meetingId, meetingId))

/** Whether this person may read the file of a proxy: whoever follows the meeting. */
export const mayReadProxy = async (ctx: Ctx, id: string): Promise<boolean> => {
  const [row] = await ctx.db
    .select({ roundtableId: proxies.roundtableId })
    .from(proxies)
    .where(eq(proxies.id, id))
  return row !== undefined && refuseFollow(ctx.actor, row.roundtableId) === null
}

/** The proxies of a meeting with their seats, and what who asks may give and take back. @throws as `openSession` */
export const getProxies = async (ctx: Ctx, code: string) => {
  const { meeting, call, facts } = await openSession(ctx, code)
  const { roll, proxies: given } = await loadQuorum(ctx, meeting, call)
  const regulation = await quorumRule(ctx, meeting.roundtableId, call)
  const letters = await lettersOf(ctx, meeting.id)
  const { roundtableId } = meeting
  const speaksFor = (seatId: string) => refuseSpeakFor(ctx.actor, { roundtableId, seatId }) === null
  const named = ({ code: seat, label, body }: (typeof roll)[number]) => ({ code: seat, label, body })
  const find = (id: string) => roll.find((seat) => seat.seatId === id)
  const live = given.filter((one) => one.withdrawnAt === null)
  const gave = new Set(live.map((one) => one.principalId))
  const filled = roll.filter((seat) => seat.isFilled)
  const refusal = regulation?.rules.proxy.allowed ? null : because("meetings.refuse.proxy_not_allowed")
  return {
    ...facts,
    refusal: refuseProxyTime(meeting.state) ?? refusal,
    mostHeld: regulation?.rules.proxy.mostHeld ?? 0,
    isSameGroup: regulation?.rules.proxy.sameGroup ?? false,
    proxies: given.map((one) => {
      const [from, to] = [find(one.principalId), find(one.holderId)]
      return {
        ...{ code: one.code, letter: one.letter, protocol: one.protocol },
        file: letters.find((letter) => letter.proxyId === one.id)?.code ?? null,
        ...{ givenAt: one.givenAt, withdrawnAt: one.withdrawnAt },
        principal: { label: from?.label ?? "", body: from?.body ?? "" },
        holder: { label: to?.label ?? "", body: to?.body ?? "" },
        // When a seat voted is for its own people and for the proxy's holder.
        usedAt: speaksFor(one.principalId) || speaksFor(one.holderId) ? one.usedAt : null,
        mayWithdraw: one.withdrawnAt === null && speaksFor(one.principalId),
      }
    }),
    principals: filled
      .filter((seat) => seat.voting && !gave.has(seat.seatId) && speaksFor(seat.seatId))
      .map(named),
    holders: filled.map(named),
  }
}
