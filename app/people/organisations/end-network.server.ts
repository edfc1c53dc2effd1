import { eq } from "drizzle-orm"
import { networkMemberships } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { EndNetwork } from "./input.ts"
import { lockMembership, notifySide, ownSide, recordNetwork } from "./network-lock.server.ts"
import { refuseSpeakFor } from "./policy.ts"

/**
 * Ends a membership, or declines or takes back what was only asked; the reason stays.
 * @returns the code of the side that ended it
 * @throws forbidden unless manager of one of the two; conflict when it has ended already
 */
export const endNetwork = (ctx: Ctx, input: EndNetwork) =>
  transact(ctx, async (ctx) => {
    const membership = await lockMembership(ctx, input.membershipCode)
    if (refuseSpeakFor(ctx.actor, membership.memberId) !== null)
      refuse(refuseSpeakFor(ctx.actor, membership.umbrellaId))
    const end = { endedAt: ctx.now, endReason: input.reason }
    await ctx.db
      .update(networkMemberships)
      .set(membership.startsOn ? { ...end, endsOn: civilDay(ctx.now) } : end)
      .where(eq(networkMemberships.id, membership.id))
    await recordNetwork(ctx, "network.ended", membership, { reason: input.reason })
    const { umbrellaId, memberId } = membership
    const other = refuseSpeakFor(ctx.actor, memberId) === null ? umbrellaId : memberId
    await notifySide(ctx, "network_ended", other, membership, input.reason)
    return ownSide(ctx, membership)
  })
