import { eq } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found } from "../errors.ts"
import type { ChangeProfile } from "./input.ts"

/** Changes one's own name and language. */
export const changeProfile = (ctx: Ctx, input: ChangeProfile) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    await ctx.db.update(people).set(input).where(eq(people.id, personId))
    await record(ctx, {
      action: "person.profile-changed",
      subject: { kind: "person", id: personId },
      values: input,
    })
  })
