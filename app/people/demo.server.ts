import { asc, sql } from "drizzle-orm"
import { ACCOUNTS, DEMO_PASSWORD } from "#db/demo/people.ts"
import { organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"

export const demoPassword = DEMO_PASSWORD

/** The demo's people who can sign in, for the demo's sign-in page; nobody elsewhere. */
export const listDemoPeople = async (ctx: Ctx) => {
  if (!ctx.settings.demo) return []
  const rows = await ctx.db
    .select({
      name: people.name,
      email: people.email,
      organisation: sql<string | null>`(select ${organisations.name} from membership m join organisation on ${organisations.id} = m.organisation_id where m.person_id = ${people.id} limit 1)`,
    })
    .from(people)
    .where(sql`${people.email} in ${ACCOUNTS.map((account) => account.email)}`)
    .orderBy(asc(people.name))
  return rows.map(({ name, email, organisation }) => ({
    ...{ name: name ?? "", email: email ?? "", organisation },
    key: ACCOUNTS.find((account) => account.email === email)?.key.slice(2) ?? "",
  }))
}
