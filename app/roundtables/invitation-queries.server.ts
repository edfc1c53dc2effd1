import { and, asc, eq, isNull } from "drizzle-orm"
import type { Db } from "#db/client.server.ts"
import { invitations, seats } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { refuse } from "../errors.ts"
import { invitationState } from "./invitation.ts"
import { refuseManageSeats } from "./policy.ts"

/** Invitations of a table that nobody has used or withdrawn. @throws forbidden unless secretary here */
export const listOpenInvitations = async (ctx: Ctx, roundtableId: string) => {
  refuse(refuseManageSeats(ctx.actor, roundtableId))
  const rows = await ctx.db
    .select({ invitation: invitations, label: seats.label })
    .from(invitations)
    .innerJoin(seats, eq(seats.id, invitations.seatId))
    .where(
      and(
        eq(invitations.roundtableId, roundtableId),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
    .orderBy(asc(invitations.createdAt))
    .limit(200)
  return rows.map(({ invitation: { code, name, email, rank, expiresAt, usedAt, withdrawnAt }, label }) => ({
    ...{ code, name, email, rank, label, expiresAt },
    state: invitationState({ expiresAt, usedAt, withdrawnAt }, ctx.now),
  }))
}

/** Whether an invitation can still be used: what its mail is asked again before it goes out. */
export const mayReadInvitation = async (db: Db, id: string): Promise<boolean> => {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.id, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)))
  return rows.length > 0
}
