import { and, eq, isNull, sql } from "drizzle-orm"
import { networkMemberships, organisations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { conflict, found } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { refuseSpeakFor } from "./policy.ts"

/**
 * One change of the networks at a time: two that were each fine alone could close a circle together. Taken before
 * any organisation's row, by every verb that needs both.
 */
export const lockNetworks = (ctx: TxCtx) =>
  ctx.db.execute(sql`lock table network_membership in share row exclusive mode`)

/** Whether `memberId` stands, over any number of open steps, above `umbrellaId` already. */
export const wouldClose = async (ctx: TxCtx, umbrellaId: string, memberId: string): Promise<boolean> => {
  const { rows } = await ctx.db.execute(sql`
    with recursive above(id) as (
      select ${umbrellaId}::uuid
      union select n.umbrella_id from network_membership n join above on above.id = n.member_id
             where n.ended_at is null)
    select 1 from above where id = ${memberId}`)
  return rows.length > 0
}

export const lockMembership = async (ctx: TxCtx, code: string) => {
  await lockNetworks(ctx)
  const [row] = await ctx.db
    .select()
    .from(networkMemberships)
    .where(and(eq(networkMemberships.code, code), isNull(networkMemberships.endedAt)))
    .for("no key update")
  if (!row) throw conflict("organisations.errors.network_over")
  return row
}

export type Membership = Awaited<ReturnType<typeof lockMembership>>

export const recordNetwork = (
  ctx: TxCtx,
  action: string,
  membership: Membership,
  values: Record<string, string> = {},
) =>
  record(ctx, {
    action,
    subject: { kind: "organisation", id: membership.umbrellaId },
    values: { membership: membership.id, member: membership.memberId, ...values },
  })

/** The code of the side that this person speaks for, to go back to: the member's when it is both. */
export const ownSide = async (ctx: TxCtx, { umbrellaId, memberId }: Membership): Promise<string> => {
  const side = refuseSpeakFor(ctx.actor, memberId) === null ? memberId : umbrellaId
  const [row] = await ctx.db
    .select({ code: organisations.code })
    .from(organisations)
    .where(eq(organisations.id, side))
  return found(row).code
}

/** Tells the managers of a side what the other side did. */
export const notifySide = async (
  ctx: TxCtx,
  kind: "network_asked" | "network_joined" | "network_ended",
  to: string,
  membership: Membership,
  reason = "",
) => {
  const { rows } = await ctx.db.execute(sql`
    select m.person_id, p.language, u.name as umbrella, b.name as member, own.code
      from membership m join person p on p.id = m.person_id and p.erased_at is null,
           organisation u, organisation b, organisation own
     where m.organisation_id = ${to} and m.role = 'manager' and own.id = ${to}
       and (m.ends_on is null or m.ends_on >= ${civilDay(ctx.now)}) and m.starts_on <= ${civilDay(ctx.now)}
       and u.id = ${membership.umbrellaId} and b.id = ${membership.memberId}`)
  for (const row of rows)
    await notify(ctx, {
      kind,
      to: { personId: String(row.person_id) },
      language: String(row.language),
      subject: { kind: "organisation", id: to },
      params: {
        ...{ umbrella: String(row.umbrella), member: String(row.member), reason },
        path: `/organisations/${String(row.code)}/networks`,
      },
    })
}
