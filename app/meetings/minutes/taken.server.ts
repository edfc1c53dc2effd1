import { and, asc, eq, ne, or } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import { agendaItems, commitments, decisions, organisations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import type { Taken } from "./facts.ts"

const decidedItems = alias(agendaItems, "decided_item")

/** The decisions and commitments that were recorded of a meeting, each with its point; of what was dropped nothing. */
export const takenOf = async (ctx: Ctx, meetingId: string): Promise<Taken[]> => {
  const [decided, promised] = await Promise.all([
    ctx.db
      .select({ decision: decisions, itemCode: agendaItems.code })
      .from(decisions)
      .leftJoin(agendaItems, eq(agendaItems.id, decisions.itemId))
      .where(eq(decisions.meetingId, meetingId))
      .orderBy(asc(decisions.year), asc(decisions.number)),
    ctx.db
      .select({
        ...{ title: commitments.title, dueOn: commitments.dueOn, body: organisations.name },
        ...{ ownItem: agendaItems.code, decidedItem: decidedItems.code },
      })
      .from(commitments)
      .leftJoin(decisions, eq(decisions.id, commitments.decisionId))
      .leftJoin(organisations, eq(organisations.id, commitments.organisationId))
      .leftJoin(agendaItems, eq(agendaItems.id, commitments.itemId))
      .leftJoin(decidedItems, eq(decidedItems.id, decisions.itemId))
      .where(
        and(
          or(eq(commitments.meetingId, meetingId), eq(decisions.meetingId, meetingId)),
          ne(commitments.state, "dropped"),
        ),
      )
      .orderBy(asc(commitments.id)),
  ])
  return [
    ...decided.map(
      ({ decision: { number, year, title, text }, itemCode }): Taken => ({
        ...{ is: "decision", itemCode, number: `${number}/${year}`, title, text },
      }),
    ),
    ...promised.map(
      ({ ownItem, decidedItem, ...one }): Taken => ({
        ...{ is: "commitment", itemCode: ownItem ?? decidedItem, ...one },
      }),
    ),
  ]
}
