import { and, asc, eq, isNull } from "drizzle-orm"
import { agendaItems, itemAdditions, papers } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { listAnnexes } from "../../records/annexes.server.ts"
import { ITEM_KINDS } from "../agenda.ts"
import { MEETING } from "../keep-annexes.server.ts"
import { refuseWithdrawAdded } from "./added.ts"
import { ADDED } from "./column.server.ts"
import { DONE_ON } from "./done-on.server.ts"

const BEGUN: readonly string[] = ["open", "suspended", "closed"]

/** Annexes that were frozen after the meeting began: what was sent has none of them. */
export const broughtAnnexes = async (ctx: Ctx, { id, state }: { id: string; state: string }) => {
  if (!BEGUN.includes(state)) return []
  const rows = await listAnnexes(ctx, { kind: MEETING, id })
  return rows.flatMap(({ number, title, fileCode, sha256, frozenAt }) =>
    frozenAt ? [{ number, title, fileCode, sha256 }] : [],
  )
}

/** The points that were added to a meeting in session, in their order, as its agenda shows them. */
export const addedItems = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({ item: agendaItems, added: ADDED, paper: papers })
    .from(itemAdditions)
    .innerJoin(agendaItems, eq(agendaItems.id, itemAdditions.itemId))
    .leftJoin(papers, eq(papers.id, agendaItems.paperId))
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
  return rows.map(({ item, added, paper }) => {
    const { code, title, detail, rapporteur, minutes, isSecret } = item
    const kind = ITEM_KINDS.find((one) => one === item.kind) ?? "information"
    const { code: paperCode = "", title: name = "", language = "" } = paper ?? {}
    return {
      ...{ code, kind, title, detail, rapporteur, minutes, isSecret, added },
      paper: paper && { code: paperCode, title: name, language, version: item.paperVersion },
    }
  })
}

/** The points that were added to a meeting in session, in their order, with why each is not withdrawn. */
export const withdrawableItems = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({ code: agendaItems.code, title: agendaItems.title, added: ADDED, done: DONE_ON })
    .from(itemAdditions)
    .innerJoin(agendaItems, eq(agendaItems.id, itemAdditions.itemId))
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position))
  return rows.map(({ done, ...item }) => ({ ...item, whyNotWithdraw: refuseWithdrawAdded(item.added, done) }))
}
