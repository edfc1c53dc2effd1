import { and, asc, eq, isNull } from "drizzle-orm"
import { agendaItems, documentVersions, itemTurns, papers } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { ADDED } from "../added/column.server.ts"
import { standingTotals, type TotalsRow } from "../totals/queries.server.ts"
import type { ItemFacts, VoteFacts } from "./facts.ts"

const hex = (bytes: Uint8Array | null) => (bytes ? Buffer.from(bytes).toString("hex") : null)

const voteOf = (row: TotalsRow): VoteFacts => {
  const { proposal, method, outcome, judged, casting, required, votedAt } = row
  const { present, excluded, yes, no, abstained, invalid, cast } = row
  return {
    ...{ proposal, method, outcome, judged, casting, required, found: row.found, at: votedAt },
    counts: { present, excluded, yes, no, abstained, invalid, cast },
  }
}

/** The points of a meeting with when they were dealt with, their texts, and the votes on them that stand. */
export const itemFacts = async (ctx: Ctx, meetingId: string): Promise<ItemFacts[]> => {
  const [items, turns, votes] = await Promise.all([
    ctx.db
      .select({ item: agendaItems, added: ADDED, paper: papers.title, sha256: documentVersions.sha256 })
      .from(agendaItems)
      .leftJoin(papers, eq(papers.id, agendaItems.paperId))
      .leftJoin(
        documentVersions,
        and(
          eq(documentVersions.documentId, agendaItems.paperId),
          eq(documentVersions.number, agendaItems.paperVersion),
        ),
      )
      .where(and(eq(agendaItems.meetingId, meetingId), isNull(agendaItems.removedAt)))
      .orderBy(asc(agendaItems.position)),
    ctx.db
      .select({ itemId: itemTurns.itemId, from: itemTurns.fromAt, until: itemTurns.untilAt })
      .from(itemTurns)
      .innerJoin(agendaItems, eq(agendaItems.id, itemTurns.itemId))
      .where(eq(agendaItems.meetingId, meetingId))
      .orderBy(asc(itemTurns.fromAt)),
    standingTotals(ctx, meetingId),
  ])
  return items.map(({ item, added, paper, sha256 }) => ({
    ...{ code: item.code, title: item.title, kind: item.kind as ItemFacts["kind"] },
    ...{ rapporteur: item.rapporteur, isSecret: item.isSecret, added },
    turns: turns.flatMap(({ itemId, ...turn }) => (itemId === item.id ? [turn] : [])),
    votes: votes.filter((vote) => vote.itemId === item.id).map(voteOf),
    paper: paper === null ? null : { title: paper, version: item.paperVersion, sha256: hex(sha256) },
  }))
}
