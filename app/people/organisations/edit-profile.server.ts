import { eq } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { EditProfile } from "./input.ts"
import { lockStanding } from "./organisation-lock.server.ts"
import { refuseEditProfile } from "./policy.ts"

/**
 * Writes a body's presentation, in its language, and its contacts.
 * @throws forbidden unless its manager or an administrator; conflict when it has ended
 */
export const editProfile = (ctx: Ctx, input: EditProfile) =>
  transact(ctx, async (ctx) => {
    const { code, presentation, presentationLanguage, ...contacts } = input
    const { id } = await lockStanding(ctx, code)
    refuse(refuseEditProfile(ctx.actor, id))
    const profile = {
      ...contacts,
      presentation,
      presentationLanguage: presentation === null ? null : presentationLanguage,
    }
    await ctx.db
      .update(organisations)
      .set({ ...profile, changedAt: ctx.now })
      .where(eq(organisations.id, id))
    await record(ctx, {
      action: "organisation.profile-changed",
      subject: { kind: "organisation", id },
      values: profile,
    })
  })
