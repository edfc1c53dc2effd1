import { and, eq } from "drizzle-orm"
import { registrations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, found, refuse } from "../../errors.ts"
import type { VerifyRegister } from "./input.ts"
import { lockStanding } from "./organisation-lock.server.ts"
import { refuseVerify } from "./policy.ts"

/**
 * Says that somebody has looked up a number in its register, today.
 * @throws forbidden unless administrator or a secretary of another body; conflict when the number is not the one
 *   that was looked up any more
 */
export const verifyRegister = (ctx: Ctx, input: VerifyRegister) =>
  transact(ctx, async (ctx) => {
    const { id } = await lockStanding(ctx, input.code)
    refuse(refuseVerify(ctx.actor, id))
    const { register, number } = input
    const verified = await ctx.db
      .update(registrations)
      .set({ verifiedOn: civilDay(ctx.now), verifiedById: found(ctx.actor.personId) })
      .where(
        and(
          eq(registrations.organisationId, id),
          eq(registrations.register, register),
          eq(registrations.number, number),
        ),
      )
      .returning({ register: registrations.register })
    if (verified.length === 0) throw conflict("organisations.errors.number_changed")
    await record(ctx, {
      action: "organisation.register-verified",
      subject: { kind: "organisation", id },
      values: { register, number },
    })
  })
