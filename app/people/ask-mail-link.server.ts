import { and, eq, isNull } from "drizzle-orm"
import { mailLinks, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict } from "../errors.ts"
import type { AskMailLink, MailLinkToken } from "./input.ts"
import { findMailLink, type MailLink, sendMailLink } from "./mail-link.server.ts"
import { isRenewable, mailLinkState } from "./mail-link.ts"

/** The account with this address that may sign in, if there is one. */
const accountOf = async (ctx: TxCtx, email: string) => {
  const [account] = await ctx.db
    .select({ id: people.id, name: people.name, language: people.language })
    .from(people)
    .where(and(eq(people.email, email), isNull(people.closedAt)))
  return account
}

/**
 * Sends a link to sign in or to set a password. Whoever asks learns nothing of whether the address has an
 * account: for one that has none the same row is written, without mail.
 */
export const askMailLink = (ctx: Ctx, input: AskMailLink) =>
  transact(ctx, async (ctx) => {
    const account = await accountOf(ctx, input.email)
    const sent = await sendMailLink(ctx, {
      ...{ kind: input.intent, address: input.email, language: account?.language ?? "it" },
      personId: account?.id ?? null,
      mail: account ? { name: account.name ?? "" } : null,
    })
    if (sent && account)
      await record(ctx, {
        action: `${input.intent.replace("_", "-")}-link.sent`,
        subject: { kind: "person", id: account.id },
      })
  })

/** Where a fresh link goes: the person's own address for those that open the account, else the one it went to. */
const addressFor = async (ctx: TxCtx, link: MailLink): Promise<string | null> => {
  if (link.kind !== "sign_in" && link.kind !== "password") return link.address
  if (!link.personId) return null
  const [person] = await ctx.db
    .select({ email: people.email })
    .from(people)
    .where(and(eq(people.id, link.personId), isNull(people.closedAt)))
  return person?.email ?? null
}

/**
 * Sends a fresh link in place of one that is over, to the same person or address, asked for by whoever holds
 * the old one; the hourly limit holds here too.
 * @throws conflict when the link is open, withdrawn, or used for what is done once
 */
export const renewMailLink = (ctx: Ctx, input: MailLinkToken) =>
  transact(ctx, async (ctx) => {
    const link = await findMailLink(ctx, input.token, true)
    const kind = link.kind as Parameters<typeof isRenewable>[0]
    const state = mailLinkState(link, ctx.now)
    if (!isRenewable(kind, state)) throw conflict(`people.link.${state}`)
    const address = await addressFor(ctx, link)
    if (!address) return
    const { mail, ...params } = (link.params ?? {}) as { mail?: Record<string, string> }
    if (kind === "organisation_invitation")
      await ctx.db.update(mailLinks).set({ withdrawnAt: ctx.now }).where(eq(mailLinks.id, link.id))
    await sendMailLink(ctx, {
      ...{ kind, address, language: link.language, personId: link.personId, params },
      ...{ organisationId: link.organisationId, sentById: link.sentById },
      mail: mail ?? { name: await nameOf(ctx, link.personId) },
    })
  })

const nameOf = async (ctx: TxCtx, personId: string | null): Promise<string> => {
  if (!personId) return ""
  const [row] = await ctx.db.select({ name: people.name }).from(people).where(eq(people.id, personId))
  return row?.name ?? ""
}
