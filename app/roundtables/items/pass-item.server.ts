import { asc, eq } from "drizzle-orm"
import { itemPassages, items, roundtables } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { found, invalid, refuse } from "../../errors.ts"
import { refuseClosed } from "../policy.ts"
import type { PassItem } from "./input.ts"
import { actsOfHolder, holders, needsDestination, senderOf } from "./item.ts"
import { neighbour } from "./neighbours.server.ts"
import { refuseAct, refuseReadItem } from "./policy.ts"
import { itemFacts } from "./queries.server.ts"
import { recordPassage } from "./record-passage.server.ts"

type Item = typeof items.$inferSelect

/** The item under its row lock: who acts on it waits for whoever is acting on it. */
const lockItem = async (ctx: TxCtx, code: string): Promise<Item> => {
  const [item] = await ctx.db.select().from(items).where(eq(items.code, code)).for("no key update")
  return found(item)
}

/** Where an act takes the item: a tied table that does not have it on its way, back to who sent it, or nowhere. */
const destination = async (ctx: TxCtx, item: Item, input: PassItem): Promise<string | null> => {
  if (!needsDestination(input.act) && input.act !== "returned") return null
  const passages = await ctx.db
    .select()
    .from(itemPassages)
    .where(eq(itemPassages.itemId, item.id))
    .orderBy(asc(itemPassages.seq))
  if (input.act === "returned") return found(senderOf(item.roundtableId, passages))
  const { id } = await neighbour(ctx, item.atId, input.toCode ?? "")
  if (holders(item.roundtableId, passages).includes(id)) throw invalid("toCode", "items.errors.already_there")
  return id
}

/**
 * Takes the next step on the way of an item: received, taken in charge, answered, returned with its reason,
 * forwarded, withdrawn. Of two who act at once the second is told that it is no longer its turn.
 * @throws forbidden unless secretary or chair of the table whose turn it is, or when the step does not follow
 */
export const passItem = (ctx: Ctx, input: PassItem) =>
  transact(ctx, async (ctx) => {
    const item = await lockItem(ctx, input.itemCode)
    const facts = await itemFacts(ctx, item)
    if (refuseReadItem(ctx.actor, facts)) found(null)
    refuse(refuseAct(ctx.actor, facts, input.act))
    const actingId = actsOfHolder(item).includes(input.act) ? item.atId : item.roundtableId
    const [table] = await ctx.db.select().from(roundtables).where(eq(roundtables.id, actingId))
    refuse(refuseClosed(found(table)))
    await recordPassage(ctx, item, {
      ...{ act: input.act, roundtableId: actingId, toId: await destination(ctx, item, input) },
      ...{ text: input.text || null, language: input.language },
    })
    return { itemCode: item.code }
  })
