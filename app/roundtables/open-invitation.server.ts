import { eq, sql } from "drizzle-orm"
import { invitations, organisations, people, roundtables, seats } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { invitationState } from "./invitation.ts"
import { opensWith } from "./invitation-key.server.ts"

/**
 * What an invitation's page shows. Reading changes nothing: mail filters open every link they see.
 * @throws not_found when no invitation has this link
 */
export const openInvitation = async (ctx: Ctx, token: string) => {
  const [row] = await ctx.db
    .select({
      invitation: invitations,
      ...{
        label: seats.label,
        voting: seats.voting,
        body: organisations.name,
        bodyLanguage: organisations.language,
      },
      ...{
        roundtable: roundtables.name,
        roundtableCode: roundtables.code,
        roundtableLanguage: roundtables.language,
      },
      invitedBy: people.name,
      accountId: sql<string | null>`(select p.id from person p where p.email = ${invitations.email})`,
    })
    .from(invitations)
    .innerJoin(seats, eq(seats.id, invitations.seatId))
    .innerJoin(roundtables, eq(roundtables.id, invitations.roundtableId))
    .innerJoin(
      organisations,
      sql`${organisations.id} = coalesce(${seats.organisationId}, ${seats.designatedById})`,
    )
    .innerJoin(people, eq(people.id, invitations.invitedById))
    .where(opensWith(ctx, token))
  const { invitation, accountId, ...place } = found(row, "roundtables.errors.invitation_unknown")
  const { name, email, rank, startsOn, endsOn, expiresAt } = invitation
  const me = ctx.actor.personId
  return {
    ...place,
    ...{ name, email, rank, startsOn, endsOn, expiresAt },
    state: invitationState(invitation, ctx.now),
    door:
      me === null ? (accountId ? "sign_in" : "new_account") : me === accountId ? "ready" : "somebody_else",
  } as const
}
