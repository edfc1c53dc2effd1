import { type SQL, sql } from "drizzle-orm"
import type { Ctx, TxCtx } from "../../context.ts"
import { endFiles } from "../../files/remove-file.server.ts"

/** The requests whose contact a person is: by the address of their account, or by having entered through it. */
export const contactOf = (personId: string): SQL => sql`(a.manager_id = ${personId}
  or a.contact_email = (select p.email from person p where p.id = ${personId}))`

const NO_CONTACT = sql`contact_name = null, contact_role = null, contact_email = null, phone = null,
  email = case when a.organisation_id is null then null else a.email end,
  pec = case when a.organisation_id is null then null else a.pec end`

/**
 * Empties who asked, in the requests of a person that is erased: what the body asked stays, without name, address
 * and telephone; one that nobody has decided is withdrawn, for there is nobody left to answer.
 */
export const forgetContact = async (ctx: TxCtx, personId: string): Promise<void> => {
  const theirs = sql`(select a.id from adhesion_request a where ${contactOf(personId)})`
  await ctx.db.execute(sql`delete from adhesion_link where request_id in ${theirs}`)
  await ctx.db.execute(sql`
    update adhesion_request a set ${NO_CONTACT},
           decided_at = coalesce(decided_at, ${ctx.now.toISOString()}::timestamptz),
           state = case when state in ('accepted', 'refused') then state else 'withdrawn' end
     where ${contactOf(personId)}`)
}

/**
 * Empties refused and withdrawn requests of who asked, of what they enclosed and of their links, once their term is
 * over: that the body asked, and the answer with its reason, stay.
 * @param before civil day; null keeps them all
 * @returns how many; a second run finds none
 */
export const purgeAdhesions = async (
  ctx: Pick<Ctx, "db" | "now">,
  before: string | null,
): Promise<number> => {
  if (before === null) return 0
  const over = sql`state in ('refused', 'withdrawn')
    and (coalesce(decided_at, created_at) at time zone 'Europe/Rome')::date < ${before}::date`
  const enclosed = sql`owner_kind = 'adhesion' and owner_id in (select id from adhesion_request where ${over})`
  await endFiles(ctx, enclosed)
  await ctx.db.execute(
    sql`delete from adhesion_link where request_id in (select id from adhesion_request where ${over})`,
  )
  const { rows } = await ctx.db.execute(sql`
    update adhesion_request a set ${NO_CONTACT}
     where ${over} and num_nonnulls(contact_name, contact_role, contact_email, phone, email, pec) > 0
    returning a.id`)
  return rows.length
}
