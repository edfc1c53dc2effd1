import { eq } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { found } from "../../errors.ts"
import type { AskAdditions } from "./input.ts"
import { lockToDecide, mailContact, tell } from "./link.server.ts"

/**
 * Asks the contact for what is missing, by mail; meanwhile the term stops, the first time.
 * @throws forbidden unless secretary of its table or administrator; conflict when it is decided or waits already
 */
export const askAdditions = (ctx: Ctx, input: AskAdditions) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockToDecide(ctx, input.adhesionCode, ["waiting", "in_charge"])
    await ctx.db
      .update(adhesionRequests)
      .set({
        ...{ state: "additions_asked", askedOn: civilDay(ctx.now) },
        takenById: adhesion.takenById ?? found(ctx.actor.personId),
      })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "additions_asked", input.question)
    await mailContact(ctx, adhesion, "adhesion_additions", { question: input.question })
  })
