import { and, desc, eq, isNull } from "drizzle-orm"
import { agendaItems, meetings, papers } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { groupsOf } from "./load.server.ts"

/** So many of the table's texts are offered, the newest first. */
const MOST_PAPERS = 50

/** What the form of a question offers: the table's constituencies and texts, and the point it is about. */
export const formOffers = async (
  ctx: Ctx,
  roundtableId: string,
  { meetingCode, itemCode }: { meetingCode: string | null; itemCode: string | null },
) => {
  const groups = (await groupsOf(ctx, roundtableId)).filter((group) => group.hasVote)
  const texts = await ctx.db
    .select({ id: papers.id, code: papers.code, title: papers.title })
    .from(papers)
    .where(and(eq(papers.roundtableId, roundtableId), isNull(papers.deletedAt)))
    .orderBy(desc(papers.id))
    .limit(MOST_PAPERS)
  const offers = {
    groups,
    papers: texts.map(({ code, title }) => ({ code, title })),
    item: null,
    meeting: null,
  }
  if (!meetingCode) return offers
  const [meeting] = await ctx.db
    .select({ id: meetings.id, code: meetings.code })
    .from(meetings)
    .where(and(eq(meetings.code, meetingCode), eq(meetings.roundtableId, roundtableId)))
  const { id, code } = found(meeting)
  if (!itemCode) return { ...offers, meeting: { code } }
  const [item] = await ctx.db
    .select({ code: agendaItems.code, title: agendaItems.title, paperId: agendaItems.paperId })
    .from(agendaItems)
    .where(and(eq(agendaItems.code, itemCode), eq(agendaItems.meetingId, id), isNull(agendaItems.removedAt)))
  const { paperId, ...point } = found(item)
  const paper = texts.find((text) => text.id === paperId)?.code ?? null
  return { ...offers, meeting: { code }, item: { ...point, paper } }
}
