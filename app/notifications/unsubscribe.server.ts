import { eq } from "drizzle-orm"
import { noticePreferences, people, unsubscribeLinks } from "#db/schema/index.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found } from "../errors.ts"
import { setPaces } from "./choose-preferences.server.ts"
import type { UnsubscribeToken } from "./input.ts"
import { CHOOSABLE, type ChoosableGroup, type Preferences, paceOf } from "./kinds.ts"
import { notify } from "./notify.server.ts"
import { isExpired } from "./unsubscribe.ts"
import { newUnsubscribeToken, unsubscribeDigest } from "./unsubscribe-link.server.ts"

const readLink = async (ctx: Ctx, token: string, lock = false) => {
  const query = ctx.db
    .select({ link: unsubscribeLinks, name: people.name, language: people.language })
    .from(unsubscribeLinks)
    .innerJoin(people, eq(people.id, unsubscribeLinks.personId))
    .where(eq(unsubscribeLinks.tokenSha256, unsubscribeDigest(token)))
  const [row] = await (lock ? query.for("no key update", { of: unsubscribeLinks }) : query)
  return found(row, "notifications.errors.link_unknown")
}

const readPreferences = async (ctx: Ctx, personId: string): Promise<Preferences> => {
  const rows = await ctx.db.select().from(noticePreferences).where(eq(noticePreferences.personId, personId))
  return Object.fromEntries(rows.map(({ kindGroup, pace }) => [kindGroup, pace]))
}

/** The groups that a link stops: one, or all that come in digests. */
const groupsOf = (about: string, preferences: Preferences): ChoosableGroup[] =>
  about === "digest"
    ? CHOOSABLE.filter((group) => ["daily", "weekly"].includes(paceOf(group, preferences)))
    : CHOOSABLE.filter((group) => group === about)

/**
 * What the page of an unsubscribe link shows. Reading changes nothing: mail filters open every link.
 * @throws not_found when no mail had this link
 */
export const openUnsubscribe = async (ctx: Ctx, token: string) => {
  const { link, name } = await readLink(ctx, token)
  const preferences = await readPreferences(ctx, link.personId)
  const wanted = groupsOf(link.kindGroup, preferences).filter(
    (group) => paceOf(group, preferences) !== "none",
  )
  return {
    name,
    about: link.kindGroup as ChoosableGroup | "digest",
    state: isExpired(link.createdAt, ctx.now) ? "expired" : wanted.length === 0 ? "stopped" : "open",
    wasRenewed: link.renewedAt !== null,
  } as const
}

const asPerson = (ctx: TxCtx, personId: string): TxCtx => ({ ...ctx, actor: { ...ctx.actor, personId } })

/**
 * Stops the mails that a link is about; pressed again it changes nothing.
 * @throws conflict when the link has expired
 */
export const unsubscribe = (ctx: Ctx, input: UnsubscribeToken) =>
  transact(ctx, async (ctx) => {
    const { link } = await readLink(ctx, input.token, true)
    if (isExpired(link.createdAt, ctx.now)) throw conflict("notifications.errors.link_expired")
    const preferences = await readPreferences(ctx, link.personId)
    const groups = groupsOf(link.kindGroup, preferences).filter(
      (group) => paceOf(group, preferences) !== "none",
    )
    if (groups.length === 0) return
    await setPaces(
      ctx,
      link.personId,
      groups.map((group) => [group, "none"]),
    )
  })

/**
 * Mails a fresh link to the person whose link has expired. Only an expired link does it, and once, so that
 * nobody can fill a mailbox.
 * @throws conflict when the link still works, or a fresh one was sent
 */
export const renewUnsubscribe = (ctx: Ctx, input: UnsubscribeToken) =>
  transact(ctx, async (ctx) => {
    const { link, language } = await readLink(ctx, input.token, true)
    if (!isExpired(link.createdAt, ctx.now) || link.renewedAt)
      throw conflict("notifications.errors.link_renewed")
    const { tokenSha256, personId, kindGroup: about } = link
    await ctx.db
      .update(unsubscribeLinks)
      .set({ renewedAt: ctx.now })
      .where(eq(unsubscribeLinks.tokenSha256, tokenSha256))
    const token = await newUnsubscribeToken(ctx.db, { personId, about })
    await notify(asPerson(ctx, personId), {
      ...{ kind: "unsubscribe_link", to: { personId }, language },
      params: { path: `/unsubscribe/${token}` },
    })
  })
