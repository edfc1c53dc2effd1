import { eq } from "drizzle-orm"
import { networkMemberships } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, refuse } from "../../errors.ts"
import type { NetworkCode } from "./input.ts"
import { lockMembership, notifySide, ownSide, recordNetwork } from "./network-lock.server.ts"
import { refuseSpeakFor } from "./policy.ts"

/**
 * The other side accepts: the body is in the network from today.
 * @returns the code of the accepting side
 * @throws forbidden unless manager of the side that was asked; conflict when it was answered already, or a circle
 *   would close by now
 */
export const acceptNetwork = (ctx: Ctx, input: NetworkCode) =>
  transact(ctx, async (ctx) => {
    const membership = await lockMembership(ctx, input.membershipCode)
    const { id, umbrellaId, memberId, askedBy } = membership
    const asked = askedBy === "umbrella" ? memberId : umbrellaId
    refuse(refuseSpeakFor(ctx.actor, asked))
    if (membership.startsOn) throw conflict("organisations.errors.network_over")
    await ctx.db
      .update(networkMemberships)
      .set({ startsOn: civilDay(ctx.now) })
      .where(eq(networkMemberships.id, id))
    await recordNetwork(ctx, "network.joined", membership)
    await notifySide(ctx, "network_joined", asked === memberId ? umbrellaId : memberId, membership)
    return ownSide(ctx, membership)
  })
