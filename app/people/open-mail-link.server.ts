import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { findMailLink } from "./mail-link.server.ts"
import { isRenewable, linkDoor, type MailLinkKind, mailLinkState } from "./mail-link.ts"

/**
 * What the page of a mail link shows. Reading changes nothing: mail filters open every link they see.
 * @throws not_found when no link has this secret
 */
export const openMailLink = async (ctx: Ctx, token: string) => {
  const link = await findMailLink(ctx, token)
  const kind = link.kind as MailLinkKind
  const { rows } = await ctx.db.execute(sql`
    select (select p.name from person p where p.id = ${link.personId}) as name,
           (select p.id from person p where p.email = ${link.address}) as account,
           (select p.name from person p where p.id = ${link.sentById}) as sender,
           (select o.name from organisation o where o.id = ${link.organisationId}) as organisation,
           (select o.language from organisation o where o.id = ${link.organisationId}) as organisation_language`)
  const row = found(rows[0])
  const params = (link.params ?? {}) as Record<string, string>
  const state = mailLinkState(link, ctx.now)
  return {
    kind,
    state,
    renewable: isRenewable(kind, state),
    door: linkDoor(kind, {
      me: ctx.actor.personId,
      personId: link.personId,
      accountId: row.account as string | null,
    }),
    name: (row.name as string | null) ?? params.name ?? "",
    email: link.address ?? "",
    by: (row.sender as string | null) ?? "",
    organisation: (row.organisation as string | null) ?? params.organisationName ?? "",
    organisationLanguage: (row.organisation_language as string | null) ?? "it",
    expiresAt: link.expiresAt,
  }
}
