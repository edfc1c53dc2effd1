import { and, eq, getTableColumns, isNull, sql } from "drizzle-orm"
import { agendaItems, decisions, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { DomainError, found, invalid, refuse } from "../../errors.ts"
import { refuseClosed } from "../../roundtables/policy.ts"
import { markWith, placeIn } from "../../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../../taxonomies/read-territories.server.ts"
import { refuseDecideOn } from "../added/added.ts"
import { ADDED } from "../added/column.server.ts"
import { askFill } from "../minutes/ask-fill.server.ts"
import { findMeeting } from "../queries.server.ts"
import { refuseNumbers } from "./decision.ts"
import type { CorrectDecision, RecordDecision } from "./input.ts"
import { DECISION } from "./lock.server.ts"
import { refuseKeepDecisions, refuseRecordFrom } from "./policy.ts"

type Card = Pick<
  CorrectDecision,
  "title" | "text" | "language" | "decidedOn" | "territory" | "topics" | "outcome" | "numbers"
>
type Origin = {
  meetingId: string | null
  itemId: string | null
  paperId: string | null
  paperVersion: number | null
}

/** What a card says, checked, as columns; places and topics are written beside. */
export const columnsOf = async (ctx: TxCtx, card: Card) => {
  const { territory, topics, numbers, ...columns } = card
  const reason = refuseNumbers(card.outcome, numbers)
  if (reason) throw new DomainError("invalid", reason, "outcome")
  if (card.decidedOn > civilDay(ctx.now)) throw invalid("decidedOn", "decisions.errors.future")
  const territories = await readTerritories(ctx, territory)
  const counts = numbers ?? { inFavour: null, against: null, abstained: null, invalid: null }
  return {
    columns: { ...columns, ...counts, territory: writtenTerritories(territories) },
    place: async (id: string) => {
      await placeIn(ctx, { kind: DECISION, id }, territories)
      await markWith(
        ctx,
        { kind: DECISION, id },
        topics.map((topic) => ({ id: topic })),
      )
    },
  }
}

/** The next number of a table's year; the lock of the table's row lets nobody take the same one. */
const nextNumber = async (ctx: TxCtx, roundtableId: string, year: number): Promise<number> => {
  await ctx.db
    .select({ id: roundtables.id })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
    .for("no key update")
  const [row] = await ctx.db
    .select({ next: sql<number>`coalesce(max(decision.number), 0)::int + 1` })
    .from(decisions)
    .where(and(eq(decisions.roundtableId, roundtableId), eq(decisions.year, year)))
  return row?.next ?? 1
}

/**
 * Writes a decision into the table's register with the next number of its year. The caller has asked its policy:
 * a meeting's page, or whatever closes a vote or adopts a text.
 * @throws invalid for numbers that do not go with the outcome, a day to come, an unknown place
 */
export const writeDecision = async (ctx: TxCtx, roundtableId: string, card: Card, origin: Origin) => {
  const { columns, place } = await columnsOf(ctx, card)
  const year = Number(card.decidedOn.slice(0, 4))
  const number = await nextNumber(ctx, roundtableId, year)
  const createdById = found(ctx.actor.personId)
  const [row] = await ctx.db
    .insert(decisions)
    .values({ ...columns, ...origin, roundtableId, year, number, createdById })
    .returning({ id: decisions.id, code: decisions.code })
  const { id, code } = found(row)
  await place(id)
  if (origin.meetingId) await askFill(ctx, origin.meetingId)
  await record(ctx, {
    ...{ action: "decision.recorded", subject: { kind: DECISION, id }, roundtableId },
    values: { number: `${number}/${year}`, outcome: card.outcome },
  })
  return { id, code }
}

/** The point that was dealt with, and the version of the text that was before the table. */
const originOf = async (ctx: TxCtx, meetingId: string, itemCode: string | null): Promise<Origin> => {
  if (!itemCode) return { meetingId, itemId: null, paperId: null, paperVersion: null }
  const [item] = await ctx.db
    .select({ ...getTableColumns(agendaItems), added: ADDED })
    .from(agendaItems)
    .where(
      and(
        ...[eq(agendaItems.code, itemCode), eq(agendaItems.meetingId, meetingId)],
        isNull(agendaItems.removedAt),
      ),
    )
  if (!item) throw invalid("itemCode", "decisions.errors.item")
  const undecided = refuseDecideOn(item.added)
  if (undecided) throw new DomainError("invalid", undecided, "itemCode")
  return { meetingId, itemId: item.id, paperId: item.paperId, paperVersion: item.paperVersion }
}

/**
 * Records what a table decided at a meeting, in at most three sentences.
 * @returns the decision's code
 * @throws not_found for a meeting that the person may not read; forbidden unless secretary here, and before it began
 */
export const recordDecision = (ctx: Ctx, input: RecordDecision): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { meetingCode, itemCode, ...card } = input
    const { meeting, roundtable } = await findMeeting(ctx, meetingCode)
    refuse(
      refuseKeepDecisions(ctx.actor, roundtable.id) ?? refuseClosed(roundtable) ?? refuseRecordFrom(meeting),
    )
    const { code } = await writeDecision(ctx, roundtable.id, card, await originOf(ctx, meeting.id, itemCode))
    return code
  })
