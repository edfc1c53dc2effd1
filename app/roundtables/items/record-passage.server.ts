import { eq } from "drizzle-orm"
import { itemPassages, items } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import type { TxCtx } from "../../context.ts"
import { found } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { secretariesOf } from "../seats/send-delegate.server.ts"
import { type Act, stateAfter } from "./item.ts"
import { officeAt } from "./policy.ts"

type Item = typeof items.$inferSelect
type Step = {
  act: Act
  /** The table that acts. */
  roundtableId: string
  toId: string | null
  text: string | null
  language: string
}

const MAILS: Partial<Record<Act, string>> = {
  ...{ sent: "item_arrived", forwarded: "item_arrived" },
  ...{ answered: "item_answered", returned: "item_returned" },
}

/** Tells the secretaries of a table what became of an item. */
const tell = async (ctx: TxCtx, item: Item, kind: string, roundtableId: string) => {
  for (const { personId, language } of await secretariesOf(ctx, roundtableId))
    if (personId !== ctx.actor.personId)
      await notify(ctx, {
        ...{ kind, to: { personId }, language, roundtableId },
        subject: { kind: "item", id: item.id },
        params: { title: item.title, path: `/items/${item.code}` },
      })
}

/** Adds a step to the way of an item that the caller has locked, and moves the item on. */
export const recordPassage = async (ctx: TxCtx, item: Item, step: Step): Promise<void> => {
  const office = officeAt(ctx.actor, step.roundtableId)
  await ctx.db.insert(itemPassages).values({
    ...{ itemId: item.id, seq: item.passages + 1, personId: found(ctx.actor.personId) },
    ...{ ...step, office: office ?? "secretary" },
  })
  await ctx.db
    .update(items)
    .set({ state: stateAfter(step.act), atId: step.toId ?? item.atId, passages: item.passages + 1 })
    .where(eq(items.id, item.id))
  const kind = MAILS[step.act]
  const readers = new Set(step.act === "answered" ? [item.roundtableId] : step.toId ? [step.toId] : [])
  if (kind) for (const roundtableId of readers) await tell(ctx, item, kind, roundtableId)
  await record(ctx, {
    action: `item.${step.act}`,
    subject: { kind: "item", id: item.id },
    roundtableId: step.roundtableId,
    values: { to: step.toId, step: item.passages + 1 },
  })
}
