import { eq } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import { lockToDecide, tell } from "./link.server.ts"

/**
 * Says who looks at a request.
 * @throws forbidden unless secretary of its table or administrator; conflict when somebody has it already
 */
export const takeAdhesion = (ctx: Ctx, input: { adhesionCode: string }) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockToDecide(ctx, input.adhesionCode, ["waiting"])
    await ctx.db
      .update(adhesionRequests)
      .set({ state: "in_charge", takenById: found(ctx.actor.personId) })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "taken")
  })
