import { and, eq, isNull } from "drizzle-orm"
import { invitations, memberships, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay, covers } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, invalid, refuse } from "../errors.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { createAccount } from "../people/create-account.server.ts"
import { lockLivePerson } from "../people/membership.server.ts"
import type { UseInvitation } from "./input.ts"
import { invitationState } from "./invitation.ts"
import { opensWith } from "./invitation-key.server.ts"
import { refuseClosed } from "./policy.ts"
import { bodyOfSeat, closeExpiredMandates, lockSeat } from "./seat-lock.server.ts"
import { openTerm } from "./seats/open-term.server.ts"
import { tellSecretaries } from "./tell-secretaries.server.ts"

type Invitation = typeof invitations.$inferSelect

const lockInvitation = async (ctx: TxCtx, token: string): Promise<Invitation> => {
  const [row] = await ctx.db.select().from(invitations).where(opensWith(ctx, token)).for("no key update")
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
  if (terms.some((term) => term.endedAt === null && covers(term, today))) return
  await ctx.db
    .insert(memberships)
    .values({ organisationId, personId, role: "member", startsOn: today })
    .onConflictDoNothing()
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
    refuse(refuseClosed(roundtable))
    await closeExpiredMandates(ctx, roundtable.id)
    const personId = await personFor(ctx, invitation, input)
    await lockLivePerson(ctx, personId)
    const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
    const { rank, startsOn, endsOn, letter, protocol, predecessorId } = invitation
    const { id: termId } = await openTerm(asPerson, {
      ...{ roundtableId: roundtable.id, seatId: seat.id, personId, rank, startsOn, endsOn },
      ...{ letter, protocol, predecessorId },
    })
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
    const [person] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, personId))
    await tellSecretaries(ctx, {
      ...{ roundtableId: roundtable.id, roundtable: roundtable.name },
      ...{ name: person?.name ?? "", body: await bodyOfSeat(ctx, seat) },
    })
    return { personId, roundtableCode: roundtable.code }
  })
