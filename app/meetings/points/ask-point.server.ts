import { and, eq } from "drizzle-orm"
import { agendaRequests, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import { refuseClosed, refuseReadRoundtable } from "../../roundtables/policy.ts"
import type { AskPoint } from "./input.ts"
import { refuseAskPoint, seatToAskFor } from "./policy.ts"
import { tellConveners } from "./tell.server.ts"

/** A seat waits for an answer to so many requests at most: nobody fills the secretariat's desk. */
const MOST_OPEN = 10

/**
 * Asks for a point on the agenda of one of the table's next meetings.
 * @returns the request's code
 * @throws not_found for a table that the person may not see; forbidden without a seat; conflict while ten of the
 *   seat's requests wait for an answer
 */
export const askPoint = (ctx: Ctx, input: AskPoint): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { roundtableCode, ...words } = input
    const [row] = await ctx.db
      .select()
      .from(roundtables)
      .where(eq(roundtables.code, roundtableCode))
      .for("no key update")
    const roundtable = found(row)
    if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
    refuse(refuseAskPoint(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const seatId = found(seatToAskFor(ctx.actor, roundtable.id))
    const askedById = found(ctx.actor.personId)
    const open = and(eq(agendaRequests.seatId, seatId), eq(agendaRequests.state, "asked"))
    if ((await ctx.db.$count(agendaRequests, open)) >= MOST_OPEN) throw conflict("points.errors.many")
    const [written] = await ctx.db
      .insert(agendaRequests)
      .values({ ...words, roundtableId: roundtable.id, seatId, askedById })
      .returning()
    const { id, code, title } = found(written)
    await tellConveners(ctx, {
      ...{ kind: "point_asked", roundtableId: roundtable.id },
      params: { title, roundtable: roundtable.name, path: `/agenda-requests/${code}` },
    })
    await record(ctx, {
      ...{ action: "point.asked", subject: { kind: "agenda-request", id }, roundtableId: roundtable.id },
      values: { seat: seatId },
    })
    return code
  })
