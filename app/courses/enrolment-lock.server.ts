import { eq } from "drizzle-orm"
import { enrolments } from "#db/schema/index.ts"
import type { TxCtx } from "../context.ts"
import { found } from "../errors.ts"
import { lockEdition } from "./edition-lock.server.ts"
import { refuseReadEnrolment } from "./policy.ts"

/** An enrolment as it is under its edition's lock; whoever may not read it does not find it. */
export const lockEnrolment = async (ctx: TxCtx, code: string) => {
  const [before] = await ctx.db
    .select({ editionId: enrolments.editionId })
    .from(enrolments)
    .where(eq(enrolments.code, code))
  const edition = await lockEdition(ctx, { id: found(before).editionId })
  const [row] = await ctx.db.select().from(enrolments).where(eq(enrolments.code, code))
  const enrolment = found(row)
  if (refuseReadEnrolment(ctx.actor, edition, enrolment)) found(null)
  return { edition, enrolment }
}
