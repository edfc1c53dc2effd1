import { and, asc, desc, eq, isNull } from "drizzle-orm"
import { agendaItems, meetings, papers } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { found } from "../../errors.ts"
import { refuseDecideOn } from "../../meetings/added/added.ts"
import { ADDED } from "../../meetings/added/column.server.ts"
import { groupsOf } from "./load.server.ts"

/** So many of the table's texts are offered, the newest first. */
const MOST_PAPERS = 50

/** The points of a meeting that may be put to the vote, in the order of its agenda. */
const pointsOf = async (ctx: Ctx, meetingId: string) => {
  const rows = await ctx.db
    .select({ code: agendaItems.code, title: agendaItems.title, kind: agendaItems.kind, added: ADDED })
    .from(agendaItems)
    .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
    .orderBy(asc(agendaItems.position), asc(agendaItems.id))
  return rows
    .filter(({ kind, added }) => kind !== "information" && refuseDecideOn(added) === null)
    .map(({ code, title }) => ({ code, title }))
}

type Point = { code: string; title: string }
type Offers = {
  groups: Awaited<ReturnType<typeof groupsOf>>
  papers: Point[]
  /** The point that was chosen before, with the text it carries; else those to choose from. */
  item: (Point & { paper: string | null }) | null
  points: Point[]
  meeting: { code: string } | null
}

/** What the form of a question offers: the table's constituencies and texts, and the point it is about. */
export const formOffers = async (
  ctx: Ctx,
  roundtableId: string,
  { meetingCode, itemCode }: { meetingCode: string | null; itemCode: string | null },
): Promise<Offers> => {
  const groups = (await groupsOf(ctx, roundtableId)).filter((group) => group.hasVote)
  const texts = await ctx.db
    .select({ id: papers.id, code: papers.code, title: papers.title })
    .from(papers)
    .where(and(eq(papers.roundtableId, roundtableId), isNull(papers.deletedAt)))
    .orderBy(desc(papers.id))
    .limit(MOST_PAPERS)
  const offers: Offers = {
    groups,
    papers: texts.map(({ code, title }) => ({ code, title })),
    item: null,
    meeting: null,
    points: [],
  }
  if (!meetingCode) return offers
  const [meeting] = await ctx.db
    .select({ id: meetings.id, code: meetings.code })
    .from(meetings)
    .where(and(eq(meetings.code, meetingCode), eq(meetings.roundtableId, roundtableId)))
  const { id, code } = found(meeting)
  if (!itemCode) return { ...offers, meeting: { code }, points: await pointsOf(ctx, id) }
  const [item] = await ctx.db
    .select({ code: agendaItems.code, title: agendaItems.title, paperId: agendaItems.paperId })
    .from(agendaItems)
    .where(and(eq(agendaItems.code, itemCode), eq(agendaItems.meetingId, id), isNull(agendaItems.removedAt)))
  const { paperId, ...point } = found(item)
  const paper = texts.find((text) => text.id === paperId)?.code ?? null
  return { ...offers, meeting: { code }, item: { ...point, paper } }
}
