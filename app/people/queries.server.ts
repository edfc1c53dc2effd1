import { and, desc, eq, gt, inArray, sql } from "drizzle-orm"
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
    .select({
      ...{ name: people.name, email: people.email, language: people.language },
      hasPassword: sql<boolean>`${people.passwordHash} is not null`,
    })
    .from(people)
    .where(eq(people.id, found(ctx.actor.personId)))
  return found(row)
}

/** The organisations one acts for, each with its code if one manages it. */
export const listOwnOrganisations = async (ctx: Ctx) => {
  const held = ctx.actor.memberships
  if (held.length === 0) return []
  const rows = await ctx.db
    .select({ id: organisations.id, code: organisations.code })
    .from(organisations)
    .where(
      inArray(
        organisations.id,
        held.map((one) => one.organisationId),
      ),
    )
  const codes = new Map(rows.map(({ id, code }) => [id, code]))
  return held.map((one) => ({
    name: one.organisationName,
    manages: one.role === "manager" ? (codes.get(one.organisationId) ?? null) : null,
  }))
}

export const PAGE_SIZE = 30

/** One page of a list that was read with one row too many, and the code where the next one goes on. */
export const pageOf = <Row extends { code: string }>(rows: Row[], limit: number) => ({
  rows: rows.slice(0, limit),
  next: rows.length > limit ? (rows[limit - 1]?.code ?? null) : null,
})
