import { and, eq, sql } from "drizzle-orm"
import { protocolCovers, protocolEntries } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { DomainError, found, refuse } from "../errors.ts"
import { lockFiling, RECORD } from "./file-record.server.ts"
import type { EnterProtocol } from "./input.ts"
import { refuseKeepRecords, refuseVoided } from "./policy.ts"

const yearOf = (day: string) => Number(day.slice(0, 4))

const taken = (number: string) =>
  new DomainError("conflict", { key: "records.errors.number_taken", values: { number } }, "number")

/** The entry of this registry, year and number: new, or the one that is there already. */
const enter = async (ctx: TxCtx, roundtableId: string, input: EnterProtocol) => {
  const { direction, registry, number, date } = input
  const year = yearOf(date)
  const [entered] = await ctx.db
    .insert(protocolEntries)
    .values({ roundtableId, direction, registry, number, year, date, typedById: ctx.actor.personId })
    .onConflictDoNothing()
    .returning()
  if (entered) return { entry: entered, isNew: true }
  const [earlier] = await ctx.db
    .select()
    .from(protocolEntries)
    .where(
      and(
        sql`lower(${protocolEntries.registry}) = lower(${registry})`,
        ...[eq(protocolEntries.year, year), eq(protocolEntries.number, number)],
      ),
    )
  return { entry: found(earlier), isNew: false }
}

/**
 * Writes the protocol entry of a paper, as the office's register says it. A number that is entered already
 * is another paper's, unless the secretary says that the same entry covers this one too.
 * @throws conflict at the number when it is taken, or when the same entry has another date or direction
 */
export const enterProtocol = (ctx: Ctx, input: EnterProtocol): Promise<void> =>
  transact(ctx, async (ctx) => {
    const filing = await lockFiling(ctx, input.filingCode)
    refuse(refuseKeepRecords(ctx.actor, filing.roundtableId))
    refuse(refuseVoided(filing))
    const { roundtableId, id: filingId } = filing
    const { entry, isNew } = await enter(ctx, roundtableId, input)
    const isSame =
      entry.roundtableId === roundtableId && entry.date === input.date && entry.direction === input.direction
    if (!isNew && !(input.covers && isSame)) throw taken(`${entry.number}/${entry.year}`)
    await ctx.db
      .insert(protocolCovers)
      .values({ entryId: entry.id, filingId, roundtableId })
      .onConflictDoNothing()
    await record(ctx, {
      ...{ action: "record.protocol-entered", subject: { kind: RECORD, id: filingId }, roundtableId },
      values: { registry: entry.registry, number: entry.number, year: entry.year },
    })
  })
