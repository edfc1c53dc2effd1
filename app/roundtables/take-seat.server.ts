import { and, eq, isNull } from "drizzle-orm"
import { invitations, memberships, people, seatTerms } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay, covers } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, invalid, orConflict } from "../errors.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { createAccount } from "../people/create-account.server.ts"
import type { UseInvitation } from "./input.ts"
import { invitationState } from "./invitation.ts"
import { invitationDigest } from "./invite-delegate.server.ts"
import { closeExpiredMandates, lockSeat } from "./seat-lock.server.ts"

type Invitation = typeof invitations.$inferSelect

const lockInvitation = async (ctx: TxCtx, token: string): Promise<Invitation> => {
  const [row] = await ctx.db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenSha256, invitationDigest(token)))
    .for("update")
  const invitation = found(row, "roundtables.errors.invitation_unknown")
  const state = invitationState(invitation, ctx.now)
  if (state !== "open") throw conflict(`roundtables.invitation.${state}`)
  return invitation
}

/** Who takes the seat: the person signed in if it is the invited one, or a new account. */
const personFor = async (ctx: TxCtx, invitation: Invitation, input: UseInvitation): Promise<string> => {
  const email = found(invitation.email)
  const [account] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.email, email))
  if (account && account.id === ctx.actor.personId) return account.id
  if (ctx.actor.personId)
    throw new DomainError("forbidden", { key: "roundtables.errors.invitation_other_person" })
  if (account) throw new DomainError("forbidden", { key: "roundtables.errors.invitation_sign_in_first" })
  if (!input.password) throw invalid("password", "people.errors.password_missing")
  return createAccount(ctx, {
    name: input.name ?? invitation.name ?? email,
    email,
    language: invitation.language,
    password: input.password,
  })
}

/** Makes the person act for the seat's organisation from today, unless they do already. */
const joinOrganisation = async (ctx: TxCtx, personId: string, organisationId: string | null) => {
  if (!organisationId) return
  const own = and(eq(memberships.organisationId, organisationId), eq(memberships.personId, personId))
  const today = civilDay(ctx.now)
  const terms = await ctx.db.select().from(memberships).where(own)
  if (terms.some((term) => covers(term, today))) return
  await ctx.db
    .insert(memberships)
    .values({ organisationId, personId, role: "member", startsOn: today })
    .onConflictDoNothing()
}

const openTerm = async (ctx: TxCtx, personId: string, invitation: Invitation) => {
  const { roundtableId, seatId, rank, startsOn, endsOn, letter } = invitation
  const [term] = await ctx.db
    .insert(seatTerms)
    .values({ roundtableId, seatId, personId, rank, startsOn, endsOn, letter })
    .returning({ id: seatTerms.id })
    .catch(
      orConflict({
        seat_term_one_live_per_rank: conflict("roundtables.errors.place_taken"),
        seat_term_one_live_seat_per_person: conflict("roundtables.errors.already_seated"),
      }),
    )
  return found(term).id
}

/**
 * Uses an invitation: the invited person, new or known, gets the mandate on the seat and acts for the
 * seat's organisation from today.
 * @returns the table to go to, and the person who now sits there
 * @throws conflict when the link was used, withdrawn or has expired, or the place is taken;
 *   forbidden when somebody else is signed in, or the account exists and nobody is;
 *   invalid on a weak or missing password
 */
export const takeSeat = (ctx: Ctx, input: UseInvitation) =>
  transact(ctx, async (ctx) => {
    const invitation = await lockInvitation(ctx, input.token)
    const { seat, roundtable } = await lockSeat(ctx, { id: invitation.seatId })
    await closeExpiredMandates(ctx, roundtable.id)
    const personId = await personFor(ctx, invitation, input)
    const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
    const termId = await openTerm(asPerson, personId, invitation)
    await joinOrganisation(asPerson, personId, seat.organisationId)
    const used = { usedAt: ctx.now, usedById: personId, name: null, email: null }
    await ctx.db
      .update(invitations)
      .set(used)
      .where(and(eq(invitations.id, invitation.id), isNull(invitations.usedAt)))
    await changeAccess(ctx, { personId, roundtableId: roundtable.id })
    await record(asPerson, {
      action: "seat.taken",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { term: termId, person: personId, rank: invitation.rank },
    })
    return { personId, roundtableCode: roundtable.code }
  })
