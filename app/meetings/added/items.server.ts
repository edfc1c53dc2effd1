import { and, asc, eq, isNull } from "drizzle-orm"
import { agendaItems, itemAdditions } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { ITEM_KINDS } from "../agenda.ts"
import { ADDED } from "./column.server.ts"

/** The points that were added to a meeting in session, in their order, as its agenda shows them. */
export const addedItems = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({ item: agendaItems, added: ADDED })
    .from(itemAdditions)
    .innerJoin(agendaItems, eq(agendaItems.id, itemAdditions.itemId))
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
  return rows.map(({ item, added }) => {
    const { code, title, detail, rapporteur, minutes, isSecret } = item
    const kind = ITEM_KINDS.find((one) => one === item.kind) ?? "information"
    return { code, kind, title, detail, rapporteur, minutes, isSecret, paper: null, added }
  })
}
