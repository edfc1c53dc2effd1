import { asc, eq, inArray, sql } from "drizzle-orm"
import { z } from "zod"
import { installation, memberships, organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"

const Mark = z.object({
  password: z.string(),
  people: z.array(z.object({ key: z.string(), email: z.string() })),
})

/** The demo's people who can sign in and the password of them all; null where there is no demo. */
export const loadDemo = async (ctx: Ctx) => {
  if (!ctx.settings.demo) return null
  const [row] = await ctx.db.select().from(installation).where(eq(installation.key, "demo"))
  const mark = Mark.safeParse(row?.value)
  if (!mark.success) return null
  const keys = new Map(mark.data.people.map(({ key, email }) => [email, key]))
  const rows = await ctx.db
    .select({ name: people.name, email: people.email, organisation: organisations.name })
    .from(people)
    .leftJoin(
      memberships,
      // Who acts for several is shown once, with the first.
      sql`${memberships.id} = (select m.id from membership m where m.person_id = ${people.id} order by m.starts_on, m.id limit 1)`,
    )
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(inArray(people.email, [...keys.keys()]))
    .orderBy(asc(people.name))
  const shown = rows.map(({ name, email, organisation }) => ({
    ...{ name: name ?? "", email: email ?? "", organisation },
    key: keys.get(email ?? "") ?? "",
  }))
  return { password: mark.data.password, people: shown }
}
