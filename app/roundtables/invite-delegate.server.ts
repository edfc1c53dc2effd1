import { createHash, randomBytes } from "node:crypto"
import { and, eq, isNull } from "drizzle-orm"
import { invitations, seatTerms } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, orConflict, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import type { InviteDelegate } from "./input.ts"
import { refuseMandateDays } from "./mandate.ts"
import { refuseClosed, refuseManageSeats } from "./policy.ts"
import { bodyOfSeat, closeExpiredMandates, lockSeat } from "./seat-lock.server.ts"
import { checkSecondSeat } from "./seats/cumulo.server.ts"

const DAY_MS = 86_400_000

/** A fresh secret for an invitation's link, its stored digest, and until when it works. */
export const newInvitationLink = (ctx: Ctx) => {
  const token = randomBytes(24).toString("base64url")
  return {
    token,
    tokenSha256: invitationDigest(token),
    expiresAt: new Date(ctx.now.getTime() + ctx.settings.invitationDays * DAY_MS),
  }
}

export const invitationDigest = (token: string) => new Uint8Array(createHash("sha256").update(token).digest())

type Invited = { id: string; name: string | null; email: string | null; language: string }

/** Owes the invited person the mail with the link. */
export const mailInvitation = (
  ctx: TxCtx,
  invited: Invited,
  place: { roundtableId: string; roundtable: string; body: string; by: string; token: string; days: number },
) =>
  notify(ctx, {
    kind: "invitation",
    to: { address: found(invited.email) },
    language: invited.language,
    subject: { kind: "invitation", id: invited.id },
    roundtableId: place.roundtableId,
    params: {
      name: invited.name ?? "",
      roundtable: place.roundtable,
      body: place.body,
      by: place.by,
      days: String(place.days),
      path: `/invitations/${place.token}`,
    },
  })

/**
 * Invites somebody by mail to a seat, as titular (rank 0) or substitute.
 * @returns the table's code
 * @throws forbidden unless secretary here; conflict when that place is taken or already offered;
 *   invalid when the mandate's days do not fit the table's term
 */
export const inviteDelegate = (ctx: Ctx, input: InviteDelegate & { predecessorId?: string }) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeat(ctx, { code: input.seatCode })
    refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    await closeExpiredMandates(ctx, roundtable.id)
    const badDays = refuseMandateDays(input, roundtable)
    if (badDays) throw new DomainError("invalid", badDays, "endsOn")
    const [taken] = await ctx.db
      .select({ id: seatTerms.id })
      .from(seatTerms)
      .where(
        and(
          eq(seatTerms.seatId, seat.id),
          eq(seatTerms.rank, input.rank),
          isNull(seatTerms.endedAt),
          isNull(seatTerms.succeededAt),
        ),
      )
    if (taken) throw conflict("roundtables.errors.place_taken")
    await checkSecondSeat(ctx, { email: input.email }, { roundtableId: roundtable.id, seatId: seat.id })
    const { token, ...link } = newInvitationLink(ctx)
    const { name, email, language, rank, startsOn, endsOn, letter, protocol, predecessorId } = input
    const [invitation] = await ctx.db
      .insert(invitations)
      .values({
        ...{ roundtableId: roundtable.id, seatId: seat.id, invitedById: found(ctx.actor.personId) },
        ...{ name, email, language, rank, startsOn, endsOn, letter: letter || null },
        ...{ protocol: protocol || null, predecessorId },
        ...link,
      })
      .returning()
      .catch(
        orConflict({ invitation_one_open_per_seat_and_rank: conflict("roundtables.errors.already_invited") }),
      )
    const written = found(invitation)
    await mailInvitation(ctx, written, {
      ...{ roundtableId: roundtable.id, roundtable: roundtable.name, token, by: ctx.actor.name ?? "" },
      ...{ body: await bodyOfSeat(ctx, seat), days: ctx.settings.invitationDays },
    })
    await record(ctx, {
      action: "invitation.sent",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { invitation: written.id, email, name, rank, startsOn, endsOn },
    })
    return { roundtableCode: roundtable.code }
  })
