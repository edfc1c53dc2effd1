import { eq, type SQL, sql } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { calls, roundtables } from "#db/schema/index.ts"
import type { Actor, Ctx, TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { loadActor } from "../people/actor.server.ts"
import { proposalRuleOf } from "../proposals/facts.server.ts"
import { isKeptBy } from "../proposals/rule-in-sql.server.ts"
import { ownRoundtableIds } from "../roundtables/visible.server.ts"
import { type CallFacts, refuseReadCall } from "./policy.ts"

export type CallRow = typeof calls.$inferSelect
export type LoadedCall = { call: CallRow; facts: CallFacts }

/** What the policy needs to know of a call. */
export const callFactsOf = async (ctx: Ctx, call: CallRow): Promise<CallFacts> => {
  const { roundtableId, state, opensAt, closesAt } = call
  const [table] = await ctx.db
    .select({ visibility: roundtables.visibility, closedAt: roundtables.closedAt })
    .from(roundtables)
    .where(eq(roundtables.id, roundtableId))
  const { visibility, closedAt } = found(table)
  return {
    ...{ roundtableId, state, opensAt, closesAt, visibility, isTableClosed: closedAt !== null },
    rule: await proposalRuleOf(ctx, roundtableId),
  }
}

const judged = async (ctx: Ctx, call: CallRow): Promise<LoadedCall> => {
  const facts = await callFactsOf(ctx, call)
  if (refuseReadCall(ctx.actor, facts)) found(null)
  return { call, facts }
}

/** A call that the person may read. @throws not_found, also where it is not theirs to read */
export const loadCall = async (ctx: Ctx, code: string): Promise<LoadedCall> => {
  const [row] = await ctx.db.select().from(calls).where(eq(calls.code, code))
  return judged(ctx, found(row))
}

/** As `loadCall`, under its row lock: whoever hands in, cancels or publishes results meanwhile comes before or after. */
export const lockCall = async (ctx: TxCtx, code: string): Promise<LoadedCall> => {
  const [row] = await ctx.db.select().from(calls).where(eq(calls.code, code)).for("no key update")
  return judged(ctx, found(row))
}

/** Holds a call as it is while something is handed in: many do so at once, and who changes the call waits. */
export const holdCall = async (ctx: TxCtx, where: SQL): Promise<LoadedCall> => {
  const [row] = await ctx.db.select().from(calls).where(where).for("share")
  const call = found(row)
  return { call, facts: await callFactsOf(ctx, call) }
}

/** The rows of `call` that `refuseReadCall` does not refuse. */
export const callsVisibleTo = (actor: Actor): SQL => {
  const own = JSON.stringify(ownRoundtableIds(actor))
  const isOpen = sql`exists (select 1 from roundtable r where r.id = call.roundtable_id and r.visibility = 'public')`
  const isInside = sql`call.roundtable_id in (select jsonb_array_elements_text(${own}::jsonb)::uuid)`
  const among = actor.isAdministrator ? sql`true` : sql`(${isOpen} or ${isInside})`
  return sql`((call.state <> 'draft' and ${among}) or ${isKeptBy(actor.offices, "call.roundtable_id")})`
}

/** Whether a person may read a call: asked before a mail about it goes out. */
export const mayReadCall = async (db: Db, personId: string | null, id: string): Promise<boolean> => {
  const { actor, now } = await loadActor(db, personId)
  const [row] = await db.select().from(calls).where(eq(calls.id, id))
  return row ? refuseReadCall(actor, await callFactsOf({ db, actor, now } as Ctx, row)) === null : false
}
