import { eq } from "drizzle-orm"
import { practices, roundtables } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { found, refuse } from "../../errors.ts"
import { refuseReadRoundtable } from "../../roundtables/policy.ts"
import type { BeginPractice } from "../input.ts"
import { refuseBeginPractice } from "../policy.ts"

/** The table at which a good practice may be begun. @throws not_found, forbidden for who does not write there */
export const tableToBeginAt = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(roundtables).where(eq(roundtables.code, code))
  const roundtable = found(row)
  if (refuseReadRoundtable(ctx.actor, roundtable)) found(null)
  refuse(refuseBeginPractice(ctx.actor, roundtable))
  return roundtable
}

/**
 * Begins a good practice at a table: a draft that the table alone reads.
 * @returns its code
 * @throws forbidden for who neither sits there nor serves it
 */
export const beginPractice = (ctx: Ctx, input: BeginPractice): Promise<string> =>
  transact(ctx, async (ctx) => {
    const { id: roundtableId } = await tableToBeginAt(ctx, input.roundtableCode)
    const { title, language } = input
    const [row] = await ctx.db
      .insert(practices)
      .values({ roundtableId, title, language, createdById: found(ctx.actor.personId) })
      .returning()
    const practice = found(row)
    await record(ctx, {
      action: "practice.begun",
      subject: { kind: "practice", id: practice.id },
      roundtableId,
      values: { title, language },
    })
    return practice.code
  })
