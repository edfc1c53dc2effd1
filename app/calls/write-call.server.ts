import { eq } from "drizzle-orm"
import { callCriteria, calls, fundingBlocks, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, invalid, refuse } from "../errors.ts"
import { proposalRuleOf } from "../proposals/facts.server.ts"
import { listFundingBlocks } from "../records/keep-funding.server.ts"
import { refuseReadRoundtable } from "../roundtables/policy.ts"
import { placeIn } from "../taxonomies/place-in.server.ts"
import { listPlaceNames } from "../taxonomies/queries.server.ts"
import { readTerritories, writtenTerritories } from "../taxonomies/read-territories.server.ts"
import { loadCall, lockCall } from "./facts.server.ts"
import type { CallCard, EditCall, NewCall } from "./input.ts"
import { refuseEditCall, refuseWriteCall } from "./policy.ts"
import { listCriteria } from "./queries.server.ts"

const tableOf = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const table = found(row)
  if (refuseReadRoundtable(ctx.actor, table)) found(null)
  const rule = await proposalRuleOf(ctx, table.id)
  refuse(refuseWriteCall(ctx.actor, { roundtableId: table.id, rule, isTableClosed: table.closedAt !== null }))
  return table
}

/** Whether the person may write a call at a table, for its page to offer. */
export const mayWriteCallAt = async (
  ctx: Ctx,
  { id: roundtableId, closedAt }: { id: string; closedAt: Date | string | null },
): Promise<boolean> => {
  if (!ctx.actor.offices.some((office) => office.roundtableId === roundtableId)) return false
  const rule = await proposalRuleOf(ctx, roundtableId)
  return refuseWriteCall(ctx.actor, { roundtableId, rule, isTableClosed: closedAt !== null }) === null
}

const fundingOf = async (ctx: TxCtx, code: string | null) => {
  if (!code) return null
  const [block] = await ctx.db
    .select({ id: fundingBlocks.id })
    .from(fundingBlocks)
    .where(eq(fundingBlocks.code, code))
  if (!block) throw invalid("funding", "calls.errors.funding")
  return block.id
}

/** The columns of a card; the places themselves are written once the call has its id. */
const columnsOf = async (ctx: TxCtx, { territory, criteria, funding, ...card }: CallCard) => {
  const places = territory ? await readTerritories(ctx, territory) : []
  return {
    places,
    columns: {
      ...{ ...card, territory: places.length > 0 ? writtenTerritories(places) : null },
      fundingBlockId: await fundingOf(ctx, funding),
    },
  }
}

const writeCriteria = async (
  ctx: TxCtx,
  { id: callId, roundtableId }: { id: string; roundtableId: string },
  criteria: CallCard["criteria"],
) => {
  await ctx.db.delete(callCriteria).where(eq(callCriteria.callId, callId))
  await ctx.db
    .insert(callCriteria)
    .values(criteria.map((one, position) => ({ ...one, position, callId, roundtableId })))
}

/**
 * Writes a call at a table: a draft that its secretariat alone reads.
 * @returns its code
 * @throws forbidden unless the person keeps the proposals of the table
 */
export const createCall = (ctx: Ctx, { roundtableCode, ...card }: NewCall): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await tableOf(ctx, roundtableCode)
    const { columns, places } = await columnsOf(ctx, card)
    const [row] = await ctx.db
      .insert(calls)
      .values({ ...columns, roundtableId, createdById: ctx.actor.personId })
      .returning()
    const call = found(row)
    await placeIn(ctx, { kind: "call", id: call.id }, places)
    await writeCriteria(ctx, call, card.criteria)
    await record(ctx, { action: "call.written", subject: { kind: "call", id: call.id }, roundtableId })
    return call.code
  })

/** Changes a draft. @throws forbidden unless the person keeps it, and once it is published */
export const editCall = (ctx: Ctx, { callCode, ...card }: EditCall): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { call, facts } = await lockCall(ctx, callCode)
    refuse(refuseEditCall(ctx.actor, facts))
    const { columns, places } = await columnsOf(ctx, card)
    await ctx.db.update(calls).set(columns).where(eq(calls.id, call.id))
    await placeIn(ctx, { kind: "call", id: call.id }, places)
    await writeCriteria(ctx, call, card.criteria)
    const { id, roundtableId } = call
    await record(ctx, { action: "call.changed", subject: { kind: "call", id }, roundtableId })
  })

const offers = async (ctx: Ctx) => ({
  places: await listPlaceNames(ctx),
  blocks: (await listFundingBlocks(ctx)).map(({ code, title, cup }) => ({ code, title, cup })),
})

/** What the form of a new call offers. @throws not_found, forbidden */
export const offersForCall = async (ctx: Ctx, roundtableCode: string) => {
  const { code, name, language } = await tableOf(ctx, roundtableCode)
  return { table: { code, name, language }, offers: await offers(ctx) }
}

/** A draft as its form shows it. @throws not_found, forbidden */
export const getCallForm = async (ctx: Ctx, code: string) => {
  const { call, facts } = await loadCall(ctx, code)
  refuse(refuseEditCall(ctx.actor, facts))
  const { title, language, purpose, kinds, territory, contact, isPartGiven, leastPoints } = call
  const [block] = call.fundingBlockId
    ? await ctx.db
        .select({ code: fundingBlocks.code })
        .from(fundingBlocks)
        .where(eq(fundingBlocks.id, call.fundingBlockId))
    : []
  return {
    call: {
      ...{ code, title, language, purpose, kinds, territory, contact, isPartGiven, leastPoints },
      ...{ budgetCents: call.budgetCents, mostCents: call.mostCents, funding: block?.code ?? null },
      ...{ opensAt: call.opensAt.toISOString(), closesAt: call.closesAt.toISOString() },
      criteria: await listCriteria(ctx, call.id),
    },
    offers: await offers(ctx),
  }
}
