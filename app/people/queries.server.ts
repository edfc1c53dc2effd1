import { and, asc, desc, eq, gt, sql } from "drizzle-orm"
import { organisations, people, sessions } from "#db/schema/index.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"

/** One's own live sessions, newest first; `isThis` is the one that asks. */
export const listOwnSessions = async (ctx: Ctx, thisId: string | null) => {
  const rows = await ctx.db
    .select({ id: sessions.id, device: sessions.device, createdAt: sessions.createdAt })
    .from(sessions)
    .where(and(eq(sessions.userId, found(ctx.actor.personId)), gt(sessions.expiresAt, sql`now()`)))
    .orderBy(desc(sessions.createdAt))
    .limit(50)
  return rows.map((row) => ({ ...row, isThis: row.id === thisId }))
}

/** One's own profile. */
export const getOwnProfile = async (ctx: Ctx) => {
  const [row] = await ctx.db
    .select({ name: people.name, email: people.email, language: people.language })
    .from(people)
    .where(eq(people.id, found(ctx.actor.personId)))
  return found(row)
}

export const PAGE_SIZE = 30

/** One page of a list that was read with one row too many, and the code where the next one goes on. */
export const pageOf = <Row extends { code: string }>(rows: Row[], limit: number) => ({
  rows: rows.slice(0, limit),
  next: rows.length > limit ? (rows[limit - 1]?.code ?? null) : null,
})

/** Organisations by name, a page at a time; `after` is the code that the page before ended with. */
export const listOrganisations = async (ctx: Ctx, { after: code }: { after?: string | null }) => {
  const after = code
    ? sql`(${organisations.name}, ${organisations.code}) > (select o.name, o.code from organisation o where o.code = ${code})`
    : undefined
  const { name, language, kind, territory } = organisations
  const rows = await ctx.db
    .select({ code: organisations.code, name, language, kind, territory })
    .from(organisations)
    .where(after)
    .orderBy(asc(organisations.name), asc(organisations.code))
    .limit(PAGE_SIZE + 1)
  return pageOf(rows, PAGE_SIZE)
}

/** An organisation by its code. */
export const getOrganisation = async (ctx: Ctx, code: string) => {
  const [row] = await ctx.db.select().from(organisations).where(eq(organisations.code, code))
  return found(row)
}

/** Names and codes of the register for a list to choose from. */
export const listOrganisationNames = (ctx: Ctx) =>
  ctx.db
    .select({ code: organisations.code, name: organisations.name })
    .from(organisations)
    .orderBy(asc(organisations.name))
    .limit(1000)
