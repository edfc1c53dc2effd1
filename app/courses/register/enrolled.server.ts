import { and, eq } from "drizzle-orm"
import { enrolments } from "#db/schema/index.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found } from "../../errors.ts"

/** Somebody's enrolment in an edition. */
export const enrolledIn = async (ctx: TxCtx, editionId: string, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.code, code), eq(enrolments.editionId, editionId)))
  return found(row)
}

/** As `enrolledIn`, of who has a seat. @throws conflict when they have none, or not any more */
export const confirmedIn = async (ctx: TxCtx, editionId: string, code: string) => {
  const enrolment = await enrolledIn(ctx, editionId, code)
  if (enrolment.state !== "confirmed") throw conflict("register.errors.not_confirmed")
  return enrolment
}
