import { and, eq, isNull, notInArray } from "drizzle-orm"
import { attendanceSheetRows, attendanceSheets } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid } from "../../errors.ts"
import { type Expected, loadExpected } from "./expected.server.ts"
import type { SettleRow, TypeSheet } from "./input.ts"
import { liveSheet, lockForEvidence } from "./lock.server.ts"
import { sheetDifference } from "./sheet.ts"

type Sheet = typeof attendanceSheets.$inferSelect

/** The rows of everybody who was expected: signed or not, words that were said of them kept. */
const writeExpected = async (
  ctx: TxCtx,
  sheet: Sheet,
  { seats, beside }: Expected,
  signed: ReadonlySet<string>,
) => {
  const { id: sheetId, roundtableId } = sheet
  const set = (key: string) => ({ isSigned: signed.has(key) })
  for (const { key, seatId } of seats)
    await ctx.db
      .insert(attendanceSheetRows)
      .values({ sheetId, roundtableId, seatId, ...set(key) })
      .onConflictDoUpdate({
        target: [attendanceSheetRows.sheetId, attendanceSheetRows.seatId],
        set: set(key),
      })
  for (const { key, personId } of beside)
    await ctx.db
      .insert(attendanceSheetRows)
      .values({ sheetId, roundtableId, personId, ...set(key) })
      .onConflictDoUpdate({
        target: [attendanceSheetRows.sheetId, attendanceSheetRows.personId],
        set: set(key),
      })
}

/** Names that somebody wrote by hand: those that are named now, each once. */
const writeNames = async (ctx: TxCtx, { id: sheetId, roundtableId }: Sheet, names: readonly string[]) => {
  const byHand = and(
    ...[eq(attendanceSheetRows.sheetId, sheetId), isNull(attendanceSheetRows.seatId)],
    isNull(attendanceSheetRows.personId),
  )
  await ctx.db
    .delete(attendanceSheetRows)
    .where(names.length > 0 ? and(byHand, notInArray(attendanceSheetRows.name, [...names])) : byHand)
  const kept = await ctx.db.select({ name: attendanceSheetRows.name }).from(attendanceSheetRows).where(byHand)
  for (const name of names)
    if (!kept.some((row) => row.name === name))
      await ctx.db.insert(attendanceSheetRows).values({ sheetId, roundtableId, name, isSigned: true })
}

/**
 * Types in what the signed sheet says: who signed of those expected, and names written by hand. Done again after a
 * mistake it replaces what was typed; the log has both.
 * @throws forbidden unless secretary or chair here; conflict while no sheet came back; invalid for who is not on it
 */
export const typeSheet = (ctx: Ctx, input: TypeSheet): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call, personId } = await lockForEvidence(ctx, input.meetingCode)
    const live = await liveSheet(ctx, call.id)
    if (!live) throw conflict("evidence.refuse.no_sheet")
    const expected = await loadExpected(ctx, meeting.roundtableId, call)
    const known = new Set([...expected.seats, ...expected.beside].map((one) => one.key))
    if (input.signed.some((key) => !known.has(key))) throw invalid("signed", "evidence.errors.not_expected")
    await writeExpected(ctx, live.sheet, expected, new Set(input.signed))
    await writeNames(ctx, live.sheet, input.names)
    await ctx.db
      .update(attendanceSheets)
      .set({ typedAt: ctx.now, typedById: personId })
      .where(eq(attendanceSheets.id, live.sheet.id))
    await record(ctx, {
      ...{ action: "attendance-sheet.typed", subject: { kind: "meeting", id: meeting.id } },
      roundtableId: meeting.roundtableId,
      values: { signed: input.signed.length, byHand: input.names.length },
    })
  })

/**
 * Settles with a word a row in which sheet and roll differ. Should they come to differ in another way, it is open again.
 * @throws forbidden unless secretary or chair here; not_found for no row of the sheet; conflict where nothing differs
 */
export const settleRow = (ctx: Ctx, input: SettleRow): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting, call, personId } = await lockForEvidence(ctx, input.meetingCode)
    const live = found(await liveSheet(ctx, call.id))
    const [row] = await ctx.db
      .select()
      .from(attendanceSheetRows)
      .where(and(eq(attendanceSheetRows.id, input.rowId), eq(attendanceSheetRows.sheetId, live.sheet.id)))
    const { id, isSigned, seatId, personId: beside } = found(row)
    const { seats, beside: others } = await loadExpected(ctx, meeting.roundtableId, call)
    const one = seatId
      ? seats.find((seat) => seat.seatId === seatId)
      : others.find((other) => other.personId === beside)
    const difference = sheetDifference({ isSigned, isOnRoll: one !== undefined, presences: one?.times ?? [] })
    if (!difference) throw conflict("evidence.refuse.no_difference")
    await ctx.db
      .update(attendanceSheetRows)
      .set({ settledAs: difference, word: input.word, settledById: personId, settledAt: ctx.now })
      .where(eq(attendanceSheetRows.id, id))
    await record(ctx, {
      ...{ action: "attendance-sheet.settled", subject: { kind: "meeting", id: meeting.id } },
      ...{ roundtableId: meeting.roundtableId, values: { row: id, difference, word: input.word } },
    })
  })
