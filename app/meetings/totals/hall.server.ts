import { and, eq, gt, isNull, lte, or } from "drizzle-orm"
import { conflicts, suspensions } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { Majority } from "../../roundtables/regulation/fields.ts"
import { presentAt } from "../presence.ts"
import { quorumAt, representedAt } from "../quorum.ts"
import { type LoadedQuorum, onSeats } from "../session/load.server.ts"
import type { Hall } from "./counted.ts"

/** The seats that take no part in the votes on a point at a moment. */
export const excludedFrom = async (ctx: Ctx, itemId: string, at: Date): Promise<ReadonlySet<string>> => {
  const rows = await ctx.db
    .select({ seatId: conflicts.seatId })
    .from(conflicts)
    .where(
      and(
        eq(conflicts.itemId, itemId),
        lte(conflicts.fromAt, at),
        or(isNull(conflicts.liftedAt), gt(conflicts.liftedAt, at)),
      ),
    )
  return new Set(rows.map((row) => row.seatId))
}

/** When the sitting of a call was interrupted. */
export const pausesOf = (ctx: Ctx, callId: string) =>
  ctx.db
    .select({ fromAt: suspensions.fromAt, untilAt: suspensions.untilAt })
    .from(suspensions)
    .where(eq(suspensions.callId, callId))

/** Who could vote at a moment, by constituency where the rule counts them apart, with the numero legale of then. */
export const hallAt = (
  { roll, rows, proxies, regulation }: LoadedQuorum,
  excluded: ReadonlySet<string>,
  at: Date,
  { groups }: Pick<Majority, "groups">,
) => {
  const presences = onSeats(rows)
  const present = presentAt(presences, at)
  const there = new Set([...present, ...representedAt(proxies, present, at)])
  const voters = roll.filter((seat) => seat.voting && seat.isFilled)
  const hallOf = (groupId: string, name: string, own: typeof voters): Hall => {
    const here = own.filter((seat) => there.has(seat.seatId))
    const out = here.filter((seat) => excluded.has(seat.seatId)).length
    return { groupId, name, present: here.length - out, excluded: out, entitled: own.length }
  }
  const named = [...new Map(voters.map((seat) => [seat.groupId, seat.group]))]
  const halls =
    groups === "joint"
      ? [hallOf("", "", voters)]
      : named.map(([id, name]) =>
          hallOf(
            id,
            name,
            voters.filter((seat) => seat.groupId === id),
          ),
        )
  const without = regulation?.rules.conflict.inQuorum ? new Set<string>() : excluded
  const quorum = regulation ? quorumAt(regulation.rule, roll, presences, proxies, at, without) : null
  return { halls, quorum }
}
