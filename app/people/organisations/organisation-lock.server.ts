import { eq, sql } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { isStanding } from "./organisation.ts"

export type Organisation = typeof organisations.$inferSelect

/**
 * The organisation's row, locked until the verb ends.
 * @throws not_found; conflict when it is closed or merged, since then nothing of it changes any more
 */
export const lockStanding = async (ctx: TxCtx, code: string): Promise<Organisation> => {
  const [row] = await ctx.db
    .select()
    .from(organisations)
    .where(eq(organisations.code, code))
    .for("no key update")
  const organisation = found(row)
  if (!isStanding(organisation.state)) throw conflict("organisations.errors.ended")
  return organisation
}

/** The organisation that bears this name, whatever its capitals; null when none does. */
export const findByName = async (ctx: TxCtx, name: string): Promise<Organisation | null> => {
  const [row] = await ctx.db
    .select()
    .from(organisations)
    .where(sql`lower(${organisations.name}) = lower(${name})`)
  return row ?? null
}
