import { asc, eq, inArray, sql } from "drizzle-orm"
import { editionStaff, editions } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { conflict, found } from "../errors.ts"
import type { EditionFacts } from "./policy.ts"

export type Edition = typeof editions.$inferSelect & Pick<EditionFacts, "trainers" | "tutors">

const LOCK_NOT_AVAILABLE = "55P03"

const isLockTimeout = (error: unknown): boolean => {
  for (let e = error as { code?: string; cause?: unknown } | undefined; e; e = e.cause as typeof e)
    if (e.code === LOCK_NOT_AVAILABLE) return true
  return false
}

const rethrow = (error: unknown): never => {
  throw isLockTimeout(error) ? conflict("courses.errors.busy") : error
}

/** Who holds some editions, by edition. */
export const staffOf = async (ctx: Pick<Ctx, "db">, editionId: string) => {
  const rows = await ctx.db.select().from(editionStaff).where(eq(editionStaff.editionId, editionId))
  const those = (role: string) => rows.filter((row) => row.role === role).map((row) => row.personId)
  return { trainers: those("trainer"), tutors: those("tutor") }
}

/**
 * The edition under its row lock. Whatever concerns its seats does this first, and asks everything else only
 * afterwards: what was read before may be over. Who waits more than three seconds is told to try again.
 * @param seconds how long to wait, where somebody who presses waits for a whole class's papers to be written
 */
export const lockEdition = async (
  ctx: TxCtx,
  where: { code: string } | { id: string },
  seconds = 3,
): Promise<Edition> => {
  await ctx.db.execute(sql.raw(`set local lock_timeout = '${Math.floor(seconds)}s'`))
  const [edition] = await ctx.db
    .select()
    .from(editions)
    .where("code" in where ? eq(editions.code, where.code) : eq(editions.id, where.id))
    .for("no key update")
    .catch(rethrow)
  await ctx.db.execute(sql`set local lock_timeout to default`)
  return { ...found(edition), ...(await staffOf(ctx, found(edition).id)) }
}

/** Several editions under their locks, in the order of their ids, so that no two wait for each other. */
export const lockEditions = async (ctx: TxCtx, ids: readonly string[]): Promise<void> => {
  if (ids.length === 0) return
  await ctx.db
    .select({ id: editions.id })
    .from(editions)
    .where(inArray(editions.id, [...ids]))
    .orderBy(asc(editions.id))
    .for("no key update")
}
