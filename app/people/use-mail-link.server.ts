import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { DomainError, found } from "../errors.ts"
import { confirmEmailChange } from "./change-email.server.ts"
import type { UseMailLink } from "./input.ts"
import { acceptOrganisationInvitation } from "./invite-person.server.ts"
import { type MailLink, spendMailLink } from "./mail-link.server.ts"
import { type MailLinkKind, needsItsPerson } from "./mail-link.ts"
import { mergeByLink } from "./merge.server.ts"
import { confirmAccountRequest } from "./request-account.server.ts"
import { setPassword } from "./set-password.server.ts"

/** Who the link lets in, and where to go then. */
export type LinkUsed = { personId: string; to: string }

const personOf = (link: MailLink) => found(link.personId, "people.link.unknown")

const signIn = async (ctx: TxCtx, link: MailLink): Promise<LinkUsed> => {
  const personId = personOf(link)
  await record(ctx, { action: "sign-in-link.used", subject: { kind: "person", id: personId } })
  return { personId, to: "/desk" }
}

const password = async (ctx: TxCtx, link: MailLink, input: UseMailLink): Promise<LinkUsed> => {
  const personId = personOf(link)
  const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
  await setPassword(asPerson, personId, input.password)
  return { personId, to: "/account?done=password_changed" }
}

const emailChange = async (ctx: TxCtx, link: MailLink): Promise<LinkUsed> => {
  await confirmEmailChange(ctx, link)
  return { personId: personOf(link), to: "/account?done=email_changed" }
}

type Use = (ctx: TxCtx, link: MailLink, input: UseMailLink) => Promise<LinkUsed>

const accountRequest: Use = async (ctx, link, input) => {
  const personId = await confirmAccountRequest(ctx, link, input)
  return { personId, to: "/account?done=requested" }
}

const invitation: Use = async (ctx, link, input) => {
  const personId = await acceptOrganisationInvitation(ctx, link, input)
  return { personId, to: "/desk" }
}

const merge: Use = async (ctx, link) => {
  const personId = await mergeByLink(ctx, link)
  return { personId, to: "/account?done=merged" }
}

const USES: Record<MailLinkKind, Use> = {
  sign_in: signIn,
  password,
  email_change: emailChange,
  account_request: accountRequest,
  organisation_invitation: invitation,
  merge,
}

/** Refuses a link in the hands of somebody who is signed in as another person than the one it is about. */
const refuseStranger = (ctx: TxCtx, link: MailLink) => {
  const me = ctx.actor.personId
  if (needsItsPerson(link.kind as MailLinkKind) && me === null)
    throw new DomainError("forbidden", { key: "people.errors.link_sign_in_first" })
  if (me !== null && link.personId !== null && me !== link.personId)
    throw new DomainError("forbidden", { key: "people.errors.link_other_person" })
}

/**
 * Uses a link that came by mail, once: does what it is for, in one transaction with its spending.
 * @throws conflict when it was used, withdrawn or has expired; forbidden when somebody else is signed in;
 *   invalid on a weak or missing password
 */
export const useMailLink = (ctx: Ctx, input: UseMailLink): Promise<LinkUsed> =>
  transact(ctx, async (ctx) => {
    const link = await spendMailLink(ctx, input.token)
    refuseStranger(ctx, link)
    return USES[link.kind as MailLinkKind](ctx, link, input)
  })
