import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { refuse } from "../../errors.ts"
import { NOT_WITHDRAWN } from "../added/column.server.ts"
import { loadCalls } from "./load.server.ts"
import { refuseConduct } from "./policy.ts"
import { openSession } from "./queries.server.ts"
import { nextCall, refuseToNext, refuseToSecond } from "./remaining.ts"

/** The points of a meeting with what may become of those that are left. @throws forbidden unless who conducts asks */
export const getRemaining = async (ctx: Ctx, code: string) => {
  const { meeting, call, facts } = await openSession(ctx, code)
  refuse(refuseConduct(ctx.actor, meeting.roundtableId))
  const { calls } = await loadCalls(ctx, meeting.id)
  const items = await ctx.db
    .select({
      ...{ code: agendaItems.code, title: agendaItems.title },
      isDone: sql<boolean>`exists (select 1 from item_turn t where t.item_id = "agenda_item"."id")`,
    })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt), NOT_WITHDRAWN))
    .orderBy(asc(agendaItems.position))
  const next = nextCall(calls, call, ctx.now)
  return {
    ...{ ...facts, items, secondAt: next?.startsAt ?? null },
    ...{ toSecond: refuseToSecond(meeting.state, next), toNext: refuseToNext(meeting.state) },
  }
}
