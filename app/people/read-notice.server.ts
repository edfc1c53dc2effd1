import { eq } from "drizzle-orm"
import { people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { found } from "../errors.ts"
import { PRIVACY_VERSION } from "./notice.ts"

/** Remembers that one has read the privacy notice as it stands; it is read, not consented to. */
export const readNotice = (ctx: Ctx) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    await ctx.db.update(people).set({ privacyVersion: PRIVACY_VERSION }).where(eq(people.id, personId))
    await record(ctx, {
      action: "privacy-notice.read",
      subject: { kind: "person", id: personId },
      values: { version: PRIVACY_VERSION },
    })
  })
