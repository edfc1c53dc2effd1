import { eq } from "drizzle-orm"
import { invitations, people, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import type { InvitationCode, InvitationToken } from "./input.ts"
import { invitationState } from "./invitation.ts"
import { invitationDigest, mailInvitation, newInvitationLink } from "./invite-delegate.server.ts"
import { refuseManageSeats } from "./policy.ts"
import { bodyOfSeat } from "./seat-lock.server.ts"

const renew = async (ctx: TxCtx, invitation: typeof invitations.$inferSelect) => {
  const { token, ...link } = newInvitationLink(ctx)
  await ctx.db.update(invitations).set(link).where(eq(invitations.id, invitation.id))
  const [place] = await ctx.db
    .select({ roundtable: roundtables.name, seat: seats, by: people.name })
    .from(seats)
    .innerJoin(roundtables, eq(roundtables.id, seats.roundtableId))
    .innerJoin(people, eq(people.id, invitation.invitedById))
    .where(eq(seats.id, invitation.seatId))
  const { roundtable, seat, by } = found(place)
  await mailInvitation(ctx, invitation, {
    ...{ roundtableId: invitation.roundtableId, roundtable, token, by: by ?? "" },
    ...{ body: await bodyOfSeat(ctx, seat), days: ctx.settings.invitationDays },
  })
  await record(ctx, {
    action: "invitation.renewed",
    subject: { kind: "seat", id: invitation.seatId },
    roundtableId: invitation.roundtableId,
    values: { invitation: invitation.id },
  })
}

/**
 * Sends a fresh link to the invited address, asked for by whoever holds the expired one. Only an expired
 * link does it, so that nobody can fill a mailbox.
 * @throws conflict when the invitation is open, used or withdrawn
 */
export const renewExpiredInvitation = (ctx: Ctx, input: InvitationToken) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(invitations)
      .where(eq(invitations.tokenSha256, invitationDigest(input.token)))
      .for("no key update")
    const invitation = found(row)
    if (invitationState(invitation, ctx.now) !== "expired")
      throw conflict("roundtables.errors.invitation_over")
    await renew(ctx, invitation)
  })

/** Sends an open or expired invitation again, asked for by the secretary; the earlier link stops working. */
export const resendInvitation = (ctx: Ctx, input: InvitationCode) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select()
      .from(invitations)
      .where(eq(invitations.code, input.invitationCode))
      .for("no key update")
    const invitation = found(row)
    refuse(refuseManageSeats(ctx.actor, invitation.roundtableId))
    if (invitation.usedAt || invitation.withdrawnAt) throw conflict("roundtables.errors.invitation_over")
    await renew(ctx, invitation)
  })
