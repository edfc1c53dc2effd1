import { and, eq, isNull, sql } from "drizzle-orm"
import { accountRequests, mailLinks, organisations, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, orConflict } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { createAccount } from "./create-account.server.ts"
import type { RequestAccount, RequestOrganisation, UseMailLink } from "./input.ts"
import { type MailLink, sendMailLink } from "./mail-link.server.ts"
import { peopleWhoDecide } from "./request-queries.server.ts"
import { setPassword } from "./set-password.server.ts"

type Wanted = { organisationId: string | null; organisationName: string | null; role: string }

/** The organisation of the register that was typed, whatever its case, or the typed name. */
const wantedFrom = async (ctx: TxCtx, { organisation, role }: RequestOrganisation): Promise<Wanted> => {
  const [row] = await ctx.db
    .select({ id: organisations.id })
    .from(organisations)
    .where(eq(sql`lower(${organisations.name})`, organisation.toLowerCase()))
  return { organisationId: row?.id ?? null, organisationName: row ? null : organisation, role }
}

/**
 * Asks for an account: a link goes to the work address, and nothing is written of the person before it is
 * confirmed. An address that has an account gets a mail that says so; the page says the same to both.
 */
export const requestAccount = (ctx: Ctx, input: RequestAccount) =>
  transact(ctx, async (ctx) => {
    const { name, email, language } = input
    const wanted = await wantedFrom(ctx, input)
    const [account] = await ctx.db
      .select({ id: people.id, language: people.language })
      .from(people)
      .where(and(eq(people.email, email), isNull(people.closedAt)))
    const sent = await sendMailLink(ctx, {
      ...{ kind: "account_request", address: email, language, organisationId: wanted.organisationId },
      params: { name, role: wanted.role, organisationName: wanted.organisationName ?? "" },
      mail: account ? null : { name },
    })
    if (sent && account)
      await notify(ctx, {
        kind: "account_exists",
        to: { personId: account.id },
        language: account.language,
        params: { path: "/sign-in/link" },
      })
  })

/** Writes the request and tells those who decide it. @throws conflict when one is waiting already */
const writeRequest = async (ctx: TxCtx, personId: string, name: string, wanted: Wanted) => {
  const [row] = await ctx.db
    .insert(accountRequests)
    .values({ ...wanted, personId })
    .returning({ id: accountRequests.id, code: accountRequests.code })
    .catch(orConflict({ account_request_one_waiting_per_person: conflict("people.errors.request_waiting") }))
  const { id, code } = found(row)
  for (const person of await peopleWhoDecide(ctx, wanted.organisationId))
    await notify(ctx, {
      kind: "account_requested",
      to: { personId: person.id },
      language: person.language,
      subject: { kind: "account-request", id },
      params: { name, path: `/requests/${code}` },
    })
  await record(ctx, {
    action: "account-request.sent",
    subject: { kind: "person", id: personId },
    values: { request: id, organisation: wanted.organisationId },
  })
}

/** A closed account of this address that is opened again, or a new one; either way a limited one. */
const openAccount = async (ctx: TxCtx, link: MailLink, name: string, password: string | undefined) => {
  const email = found(link.address)
  const [closed] = await ctx.db
    .select({ id: people.id, closedAt: people.closedAt })
    .from(people)
    .where(eq(people.email, email))
  if (!closed) return createAccount(ctx, { name, email, language: link.language, password: password ?? "" })
  if (!closed.closedAt) throw conflict("people.errors.email_taken")
  await ctx.db.update(people).set({ closedAt: null, expiryToldAt: null }).where(eq(people.id, closed.id))
  await setPassword(ctx, closed.id, password)
  return closed.id
}

/**
 * What the spent link of a request does: the address is confirmed, the limited account is written, and those
 * who decide are told.
 * @returns the person's id
 */
export const confirmAccountRequest = async (ctx: TxCtx, link: MailLink, input: UseMailLink) => {
  const params = link.params as { name: string; role: string; organisationName: string }
  const personId = await openAccount(ctx, link, params.name, input.password)
  const asPerson: TxCtx = { ...ctx, actor: { ...ctx.actor, personId } }
  await writeRequest(asPerson, personId, params.name, {
    organisationId: link.organisationId,
    organisationName: link.organisationId ? null : params.organisationName,
    role: params.role,
  })
  await ctx.db.update(mailLinks).set({ params: null }).where(eq(mailLinks.id, link.id))
  return personId
}

/**
 * Asks to act for an organisation with the account one has.
 * @throws conflict when a request of one's own is waiting
 */
export const requestOrganisation = (ctx: Ctx, input: RequestOrganisation) =>
  transact(ctx, async (ctx) => {
    const personId = found(ctx.actor.personId)
    await writeRequest(ctx, personId, ctx.actor.name ?? "", await wantedFrom(ctx, input))
  })
