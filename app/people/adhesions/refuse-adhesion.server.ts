import { eq } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { UNDECIDED } from "./adhesion.ts"
import type { RefuseAdhesion } from "./input.ts"
import { lockToDecide, mailContact, tell } from "./link.server.ts"

/**
 * Refuses a request; the written reason goes to the contact (L. 241/1990 art. 3).
 * @throws forbidden unless secretary of its table or administrator; conflict when it is decided already
 */
export const refuseAdhesion = (ctx: Ctx, input: RefuseAdhesion) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockToDecide(ctx, input.adhesionCode, UNDECIDED)
    await ctx.db
      .update(adhesionRequests)
      .set({
        ...{ state: "refused", decidedAt: ctx.now, decisionReason: input.reason },
        decidedById: found(ctx.actor.personId),
      })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "refused", input.reason)
    await mailContact(ctx, adhesion, "adhesion_refused", { reason: input.reason })
  })
