import { eq } from "drizzle-orm"
import { adhesionRequests } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { UNDECIDED } from "./adhesion.ts"
import { lockAsContact, tell } from "./link.server.ts"

/**
 * The contact takes the request back before it is decided.
 * @throws conflict once it is decided; forbidden by a link that did not go to the contact's mailbox
 */
export const withdrawAdhesion = (ctx: Ctx, token: string) =>
  transact(ctx, async (ctx) => {
    const adhesion = await lockAsContact(ctx, token, UNDECIDED)
    await ctx.db
      .update(adhesionRequests)
      .set({ state: "withdrawn", decidedAt: ctx.now })
      .where(eq(adhesionRequests.id, adhesion.id))
    await tell(ctx, adhesion, "withdrawn")
  })
