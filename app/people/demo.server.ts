import { asc, eq, inArray } from "drizzle-orm"
import { ACCOUNTS, DEMO_PASSWORD } from "#db/demo/people.ts"
import { memberships, organisations, people } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"

export const demoPassword = DEMO_PASSWORD

/** The demo's people who can sign in, for the demo's sign-in page; nobody elsewhere. */
export const listDemoPeople = async (ctx: Ctx) => {
  if (!ctx.settings.demo) return []
  const emails = ACCOUNTS.map((account) => account.email)
  const rows = await ctx.db
    .select({ name: people.name, email: people.email, organisation: organisations.name })
    .from(people)
    .leftJoin(memberships, eq(memberships.personId, people.id))
    .leftJoin(organisations, eq(organisations.id, memberships.organisationId))
    .where(inArray(people.email, emails))
    .orderBy(asc(people.name))
  return rows.map(({ name, email, organisation }) => ({
    ...{ name: name ?? "", email: email ?? "", organisation },
    key: ACCOUNTS.find((account) => account.email === email)?.key.slice(2) ?? "",
  }))
}
