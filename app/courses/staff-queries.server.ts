import { sql } from "drizzle-orm"
import type { Ctx } from "../context.ts"

const MOST = 200

/** The people who hold courses, by their role over the platform: who may be named trainer or tutor. */
export const listStaff = async (ctx: Ctx) => {
  const { rows } = await ctx.db.execute(sql`
    select p.code, p.name, r.role from platform_role r join person p on p.id = r.person_id and p.erased_at is null
     where r.role in ('trainer', 'tutor') and r.ended_at is null
       and (r.ends_on is null or r.ends_on >= (now() at time zone 'Europe/Rome')::date)
     order by p.name, p.code limit ${MOST}`)
  return rows as { code: string; name: string; role: string }[]
}

/** The bodies that may hold a course. */
export const listProviders = async (ctx: Ctx) => {
  const { rows } = await ctx.db.execute(sql`
    select code, name from organisation where state = 'active' order by kind = 'training' desc, name limit 500`)
  return rows as { code: string; name: string }[]
}
