import { and, eq, isNull, sql } from "drizzle-orm"
import { mailLinks, memberships, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, DomainError, found, orConflict, refuse } from "../errors.ts"
import { createAccount } from "./create-account.server.ts"
import type { InvitePerson, UseMailLink, WithdrawInvitation } from "./input.ts"
import { type MailLink, sendMailLink } from "./mail-link.server.ts"
import { joinOrganisation, lockOrganisation } from "./membership.server.ts"
import { refuseManagePeople } from "./policy.ts"
import { hashNewPassword } from "./set-password.server.ts"

/**
 * Invites somebody by mail to act for an organisation.
 * @throws forbidden unless manager there or administrator; conflict when the address is invited already or
 *   belongs to a member
 */
export const invitePerson = (ctx: Ctx, input: InvitePerson) =>
  transact(ctx, async (ctx) => {
    const organisation = await lockOrganisation(ctx, input.organisationCode)
    refuse(refuseManagePeople(ctx.actor, organisation.id))
    await ctx.db
      .update(mailLinks)
      .set({ withdrawnAt: ctx.now })
      .where(and(openInvitation(organisation.id, input.email), sql`${mailLinks.expiresAt} <= ${ctx.now}`))
    const [member] = await ctx.db
      .select({ id: memberships.id })
      .from(memberships)
      .innerJoin(people, eq(people.id, memberships.personId))
      .where(
        and(
          eq(memberships.organisationId, organisation.id),
          eq(people.email, input.email),
          isNull(memberships.endsOn),
        ),
      )
    if (member) throw conflict("people.errors.already_member", "email")
    const sent = await sendMailLink(ctx, {
      ...{ kind: "organisation_invitation", address: input.email, language: input.language },
      ...{ organisationId: organisation.id, sentById: ctx.actor.personId },
      params: { name: input.name, role: input.role ? "manager" : "member" },
      mail: { name: input.name, organisation: organisation.name, by: ctx.actor.name ?? "" },
    }).catch(
      orConflict({
        mail_link_one_open_invitation_per_address: conflict("people.errors.already_invited", "email"),
      }),
    )
    if (!sent) throw conflict("people.errors.too_many_links", "email")
    await record(ctx, {
      action: "organisation-invitation.sent",
      subject: { kind: "organisation", id: organisation.id },
      values: { email: input.email, name: input.name },
    })
  })

const openInvitation = (organisationId: string, address: string) =>
  and(
    eq(mailLinks.kind, "organisation_invitation"),
    eq(mailLinks.organisationId, organisationId),
    eq(mailLinks.address, address),
    isNull(mailLinks.usedAt),
    isNull(mailLinks.withdrawnAt),
  )

/** Withdraws an open invitation; its link says so from then on. @throws forbidden unless manager there or administrator */
export const withdrawOrganisationInvitation = (ctx: Ctx, input: WithdrawInvitation) =>
  transact(ctx, async (ctx) => {
    const [link] = await ctx.db
      .select()
      .from(mailLinks)
      .where(eq(mailLinks.id, input.id))
      .for("no key update")
    const organisationId = found(link?.kind === "organisation_invitation" ? link.organisationId : null)
    refuse(refuseManagePeople(ctx.actor, organisationId))
    if (link?.usedAt || link?.withdrawnAt) throw conflict("people.link.used")
    await ctx.db.update(mailLinks).set({ withdrawnAt: ctx.now }).where(eq(mailLinks.id, input.id))
    await record(ctx, {
      action: "organisation-invitation.withdrawn",
      subject: { kind: "organisation", id: organisationId },
      values: { link: input.id },
    })
  })

/** Who accepts: the person signed in if it is the invited one, or a new account, or a closed one that opens again. */
const personFor = async (ctx: TxCtx, link: MailLink, input: UseMailLink, name: string): Promise<string> => {
  const email = found(link.address)
  const [account] = await ctx.db
    .select({ id: people.id, closedAt: people.closedAt })
    .from(people)
    .where(eq(people.email, email))
  if (account?.closedAt && !ctx.actor.personId) {
    const passwordHash = await hashNewPassword(input.password, [name, email])
    await ctx.db.update(people).set({ passwordHash, closedAt: null }).where(eq(people.id, account.id))
    return account.id
  }
  if (account && account.id === ctx.actor.personId) return account.id
  if (ctx.actor.personId) throw new DomainError("forbidden", { key: "people.errors.link_other_person" })
  if (account) throw new DomainError("forbidden", { key: "people.errors.link_sign_in_first" })
  return createAccount(ctx, {
    ...{ name: input.name ?? name, email, language: link.language },
    password: input.password ?? "",
  })
}

/** What the spent link of an invitation does: the person acts for the organisation from today. */
export const acceptOrganisationInvitation = async (ctx: TxCtx, link: MailLink, input: UseMailLink) => {
  const { name, role } = link.params as { name: string; role: string }
  const organisationId = found(link.organisationId)
  const personId = await personFor(ctx, link, input, name)
  await joinOrganisation(ctx, { personId, organisationId, role })
  await ctx.db.update(mailLinks).set({ params: null }).where(eq(mailLinks.id, link.id))
  const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
  await record(asPerson, {
    action: "organisation-invitation.accepted",
    subject: { kind: "person", id: personId },
    values: { organisation: organisationId, role },
  })
  return personId
}
