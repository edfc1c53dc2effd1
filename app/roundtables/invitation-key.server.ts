import { and, eq, or, sql } from "drizzle-orm"
import { invitations } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { invitationDigest } from "./invite-delegate.server.ts"

/**
 * The invitation that the end of an address opens: the secret of its mail for whoever holds it, and its code
 * for the invited person alone, signed in, who finds it on their desk.
 */
export const opensWith = (ctx: Ctx, key: string) =>
  or(
    eq(invitations.tokenSha256, invitationDigest(key)),
    and(
      eq(invitations.code, key),
      sql`invitation.email = (select p.email from person p where p.id = ${ctx.actor.personId})`,
    ),
  )
