import { networkMemberships } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict, refuse } from "../../errors.ts"
import type { AskNetwork } from "./input.ts"
import { lockNetworks, notifySide, recordNetwork, wouldClose } from "./network-lock.server.ts"
import { isStanding } from "./organisation.ts"
import { findByName, lockStanding } from "./organisation-lock.server.ts"
import { refuseSpeakFor } from "./policy.ts"

/**
 * Asks that a body join a network; whoever asks speaks for one side (`side`), the other one accepts.
 * @throws forbidden unless manager of that side; invalid when the other is not in the register or has ended;
 *   conflict when they are together already, or a circle would close
 */
export const askNetwork = (ctx: Ctx, input: AskNetwork) =>
  transact(ctx, async (ctx) => {
    await lockNetworks(ctx)
    const own = await lockStanding(ctx, input.code)
    refuse(refuseSpeakFor(ctx.actor, own.id))
    const other = await findByName(ctx, input.other)
    if (!other || !isStanding(other.state)) throw invalid("other", "organisations.errors.body_unknown")
    if (other.id === own.id) throw invalid("other", "organisations.errors.network_itself")
    const [umbrellaId, memberId] = input.side === "umbrella" ? [own.id, other.id] : [other.id, own.id]
    if (await wouldClose(ctx, umbrellaId, memberId))
      throw conflict("organisations.errors.network_circle", "other")
    const [row] = await ctx.db
      .insert(networkMemberships)
      .values({ umbrellaId, memberId, askedBy: input.side, askedById: found(ctx.actor.personId) })
      .returning()
      .catch(
        orConflict({
          network_membership_one_open_per_pair: conflict("organisations.errors.network_twice", "other"),
        }),
      )
    const asked = found(row)
    await recordNetwork(ctx, "network.asked", asked)
    await notifySide(ctx, "network_asked", other.id, asked)
  })
