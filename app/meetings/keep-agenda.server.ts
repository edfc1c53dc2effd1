import { and, asc, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, type meetings, papers } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid } from "../errors.ts"
import { movedBy, movedTo } from "./agenda.ts"
import type { AddItem, EditItem, MoveItem, PlaceItem, RemoveItem } from "./input.ts"
import { lockMeetingToConvene, markEdited } from "./lock.server.ts"

type Meeting = typeof meetings.$inferSelect

const recordOf = (ctx: TxCtx, action: string, { id, roundtableId }: Meeting, values?: { item: string }) =>
  record(ctx, {
    ...{ action, subject: { kind: "meeting", id }, roundtableId },
    ...(values && { values }),
  })

/** A text of the table itself, or null where none is named. @throws invalid for any other */
export const paperOf = async (ctx: TxCtx, { roundtableId }: Meeting, code: string | null) => {
  if (!code) return null
  const [paper] = await ctx.db
    .select({ id: papers.id })
    .from(papers)
    .where(and(eq(papers.code, code), eq(papers.roundtableId, roundtableId), isNull(papers.deletedAt)))
  if (!paper) throw invalid("paperCode", "meetings.errors.paper_unknown")
  return paper.id
}

const liveItems = ({ id }: Meeting) => and(eq(agendaItems.meetingId, id), isNull(agendaItems.removedAt))

/** The places of the agenda anew, in that order; below zero in between, since no two may have one place. */
const writeOrder = async (ctx: TxCtx, ids: readonly string[]) => {
  const order = JSON.stringify(ids)
  const place = sql`(select o.n from jsonb_array_elements_text(${order}::jsonb) with ordinality o(id, n)
                      where o.id::uuid = agenda_item.id)`
  const among = sql`agenda_item.id in (select o::uuid from jsonb_array_elements_text(${order}::jsonb) o)`
  await ctx.db
    .update(agendaItems)
    .set({ position: sql`-${place}` })
    .where(among)
  await ctx.db.update(agendaItems).set({ position: sql`-position - 1` }).where(among)
}

const idsInOrder = async (ctx: TxCtx, meeting: Meeting) =>
  ctx.db
    .select({ id: agendaItems.id, code: agendaItems.code })
    .from(agendaItems)
    .where(liveItems(meeting))
    .orderBy(asc(agendaItems.position))

type Placed = { items: Awaited<ReturnType<typeof idsInOrder>>; itemCode: string }

const reorder = async (
  ctx: TxCtx,
  meeting: Meeting,
  { items, itemCode }: Placed,
  moved: (ids: readonly string[], id: string) => string[],
) => {
  const { id } = found(items.find((item) => item.code === itemCode))
  const before = items.map((item) => item.id)
  const after = moved(before, id)
  if (after.join() === before.join()) return
  await writeOrder(ctx, after)
  await markEdited(ctx, meeting)
  await recordOf(ctx, "meeting.item-moved", meeting, { item: itemCode })
}

/** Puts a point before the others of a meeting that the caller has locked. */
export const putFirst = async (ctx: TxCtx, meeting: Meeting, id: string): Promise<void> => {
  const items = await idsInOrder(ctx, meeting)
  await writeOrder(
    ctx,
    movedTo(
      items.map((item) => item.id),
      id,
      0,
    ),
  )
}

type NewPoint = Omit<AddItem, "meetingCode" | "paperCode"> & { paperId: string | null }

/** Writes a point after the others of a meeting that the caller has locked, and notes nothing of it. */
export const appendItem = async (ctx: TxCtx, meeting: Meeting, point: NewPoint) => {
  const { id: meetingId, roundtableId } = meeting
  const position = sql<number>`(select coalesce(max(i.position), -1) + 1 from agenda_item i where i.meeting_id = ${meetingId} and i.removed_at is null)`
  const [row] = await ctx.db
    .insert(agendaItems)
    .values({ meetingId, roundtableId, position, ...point })
    .returning({ id: agendaItems.id, code: agendaItems.code })
  return found(row)
}

/** Adds a point after the others of a meeting that the caller has locked. */
export const insertItem = async (ctx: TxCtx, meeting: Meeting, point: NewPoint) => {
  const item = await appendItem(ctx, meeting, point)
  await markEdited(ctx, meeting)
  await recordOf(ctx, "meeting.item-added", meeting, { item: item.code })
  return item
}

/** Adds a point that whoever convenes writes. */
export const addItem = (ctx: Ctx, input: AddItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meetingCode, paperCode, ...item } = input
    const { meeting } = await lockMeetingToConvene(ctx, meetingCode)
    await insertItem(ctx, meeting, { ...item, paperId: await paperOf(ctx, meeting, paperCode) })
  })

/** Changes the words and facts of a point. */
export const editItem = (ctx: Ctx, input: EditItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meetingCode, itemCode, paperCode, ...item } = input
    const { meeting } = await lockMeetingToConvene(ctx, meetingCode)
    const paperId = await paperOf(ctx, meeting, paperCode)
    const [row] = await ctx.db
      .update(agendaItems)
      .set({ ...item, paperId, paperVersion: null })
      .where(and(liveItems(meeting), eq(agendaItems.code, itemCode)))
      .returning({ id: agendaItems.id })
    found(row)
    await markEdited(ctx, meeting)
    await recordOf(ctx, "meeting.item-changed", meeting, { item: itemCode })
  })

/** Puts a point one place further up or down; at the end of the agenda it stays where it is. */
export const moveItem = (ctx: Ctx, input: MoveItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const items = await idsInOrder(ctx, meeting)
    await reorder(ctx, meeting, { items, itemCode: input.itemCode }, (ids, id) =>
      movedBy(ids, id, input.direction === "up" ? -1 : 1),
    )
  })

/**
 * Puts a point at a place among the others, as it was drawn there.
 * @throws conflict when the agenda is in another order than its page showed: the place would mean another one
 */
export const placeItem = (ctx: Ctx, input: PlaceItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const items = await idsInOrder(ctx, meeting)
    if (items.map((item) => item.code).join() !== input.order.join())
      throw conflict("meetings.errors.agenda_changed")
    await reorder(ctx, meeting, { items, itemCode: input.itemCode }, (ids, id) =>
      movedTo(ids, id, input.place),
    )
  })

/** Takes a point off the agenda; those after it move up. */
export const removeItem = (ctx: Ctx, input: RemoveItem): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const [row] = await ctx.db
      .update(agendaItems)
      .set({ removedAt: ctx.now })
      .where(and(liveItems(meeting), eq(agendaItems.code, input.itemCode)))
      .returning({ id: agendaItems.id })
    found(row)
    const left = await idsInOrder(ctx, meeting)
    await writeOrder(
      ctx,
      left.map((item) => item.id),
    )
    await markEdited(ctx, meeting)
    await recordOf(ctx, "meeting.item-removed", meeting, { item: input.itemCode })
  })
