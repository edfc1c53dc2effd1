import { createHash, randomBytes } from "node:crypto"
import { and, eq, gt, isNull, sql } from "drizzle-orm"
import { mailLinks } from "#db/schema/index.ts"
import type { Ctx, TxCtx } from "../context.ts"
import { conflict, found } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { type MailLinkKind, mailLinkEnd, mailLinkMinutes, mailLinkState } from "./mail-link.ts"

export type MailLink = typeof mailLinks.$inferSelect

/** The stored form of a link's secret. */
export const linkDigest = (token: string) => new Uint8Array(createHash("sha256").update(token).digest())

export type NewMailLink = {
  kind: MailLinkKind
  address: string
  language: string
  /** Whose link it is; null for an address that has no account, of which only the count is kept. */
  personId?: string | null
  organisationId?: string | null
  sentById?: string | null
  params?: Record<string, string>
  /** What the mail says besides the link and how long it works; null writes no mail. */
  mail: Record<string, string> | null
}

const HOUR_MS = 3_600_000

/** Whether one more link of this kind may go to this address within the hour; askers at once wait in line. */
const mayGo = async (ctx: TxCtx, kind: MailLinkKind, address: string): Promise<boolean> => {
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`${kind} ${address}`}, 0))`)
  const since = new Date(ctx.now.getTime() - HOUR_MS)
  const sent = await ctx.db.$count(
    mailLinks,
    and(eq(mailLinks.address, address), eq(mailLinks.kind, kind), gt(mailLinks.createdAt, since)),
  )
  return sent < ctx.settings.mailLinksPerHour
}

/**
 * Writes a link and the mail that carries it.
 * @returns false when this address has had enough of this kind for an hour; nobody is told
 */
export const sendMailLink = async (ctx: TxCtx, link: NewMailLink): Promise<boolean> => {
  const { kind, address, language, mail, personId, organisationId, sentById, params } = link
  if (!(await mayGo(ctx, kind, address))) return false
  const token = randomBytes(24).toString("base64url")
  const [row] = await ctx.db
    .insert(mailLinks)
    .values({
      ...{ kind, address, language, personId, organisationId, sentById, params: { ...params, mail } },
      ...{ tokenSha256: linkDigest(token), createdAt: ctx.now },
      expiresAt: mailLinkEnd(kind, ctx.now, ctx.settings),
    })
    .returning({ id: mailLinks.id })
  if (!mail) return true
  const minutes = String(mailLinkMinutes(kind, ctx.settings))
  const days = String(ctx.settings.invitationDays)
  await notify(ctx, {
    kind: `${kind}_link`,
    to: { address },
    language,
    subject: { kind: "mail-link", id: found(row).id },
    params: { ...mail, minutes, days, path: `/links/${token}` },
  })
  return true
}

/** The link with this secret. @throws not_found when there is none, or it was only counted */
export const findMailLink = async (ctx: Ctx, token: string, lock = false): Promise<MailLink> => {
  const query = ctx.db
    .select()
    .from(mailLinks)
    .where(eq(mailLinks.tokenSha256, linkDigest(token)))
  const [row] = lock ? await query.for("no key update") : await query
  return found(row, "people.link.unknown")
}

/**
 * Takes a link for its one use, under its row's lock.
 * @throws conflict that says whether it was used, withdrawn or has expired
 */
export const spendMailLink = async (ctx: TxCtx, token: string): Promise<MailLink> => {
  const link = await findMailLink(ctx, token, true)
  const state = mailLinkState(link, ctx.now)
  if (state !== "open") throw conflict(`people.link.${state}`)
  const emptied = link.personId === null ? {} : { params: null }
  await ctx.db
    .update(mailLinks)
    .set({ usedAt: ctx.now, ...emptied })
    .where(eq(mailLinks.id, link.id))
  return link
}

/** Ends every open link of one kind that a person has, such as older ones of a password that has just changed. */
export const withdrawMailLinks = async (ctx: TxCtx, personId: string, kinds: readonly MailLinkKind[]) => {
  for (const kind of kinds)
    await ctx.db
      .update(mailLinks)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(
          eq(mailLinks.personId, personId),
          eq(mailLinks.kind, kind),
          isNull(mailLinks.usedAt),
          isNull(mailLinks.withdrawnAt),
        ),
      )
}

/** Whether the mail of a link may still go out: it is neither used nor withdrawn. */
export const mayReadMailLink = async (db: Ctx["db"], id: string): Promise<boolean> => {
  const [row] = await db
    .select({ id: mailLinks.id })
    .from(mailLinks)
    .where(and(eq(mailLinks.id, id), isNull(mailLinks.usedAt), isNull(mailLinks.withdrawnAt)))
  return row !== undefined
}
