import { and, eq, isNull } from "drizzle-orm"
import { invitations } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import type { InvitationCode } from "./input.ts"
import { refuseManageSeats } from "./policy.ts"

/**
 * Takes back an invitation that nobody has used; its link then says so.
 * @throws conflict when it was used or withdrawn meanwhile
 */
export const withdrawInvitation = (ctx: Ctx, input: InvitationCode) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(invitations).where(eq(invitations.code, input.invitationCode))
    const invitation = found(row)
    refuse(refuseManageSeats(ctx.actor, invitation.roundtableId))
    const [withdrawn] = await ctx.db
      .update(invitations)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(eq(invitations.id, invitation.id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)),
      )
      .returning({ id: invitations.id })
    if (!withdrawn) throw conflict("roundtables.errors.invitation_over")
    await record(ctx, {
      action: "invitation.withdrawn",
      subject: { kind: "seat", id: invitation.seatId },
      roundtableId: invitation.roundtableId,
      values: { invitation: invitation.id },
    })
  })
