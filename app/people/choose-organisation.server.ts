import { and, eq } from "drizzle-orm"
import { sessions } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import type { ChooseOrganisation } from "./input.ts"
import { refuseActFor } from "./policy.ts"

/**
 * Chooses for which of one's organisations one acts in this session from now on.
 * @throws forbidden for an organisation that one is not a member of
 */
export const chooseOrganisation = (ctx: Ctx, input: ChooseOrganisation & { sessionId: string }) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    refuse(refuseActFor(ctx.actor, input.organisation))
    await ctx.db
      .update(sessions)
      .set({ actingForId: input.organisation })
      .where(and(eq(sessions.id, input.sessionId), eq(sessions.userId, personId)))
    await record(ctx, {
      action: "session.organisation-chosen",
      subject: { kind: "person", id: personId },
      values: { organisation: input.organisation },
    })
  })
