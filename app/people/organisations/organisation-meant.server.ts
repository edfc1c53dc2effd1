import { and, asc, eq, sql } from "drizzle-orm"
import { organisations } from "#db/schema/index.ts"
import type { Ctx } from "../../context.ts"
import { because, DomainError, invalid } from "../../errors.ts"
import { matching } from "./filter.server.ts"
import { type MeantOrganisation, RegisterFilter } from "./input.ts"

/** So many are offered to choose from; who means another writes a word more. */
export const MOST_CHOICES = 10
/** In a register no larger than this, the browser proposes its names. */
export const MOST_PROPOSED = 50

const STANDING = sql`organisation.state in ('active', 'suspended')`
const { id, code, name, language, territory } = organisations
const card = { id, code, name, language, territory }

const byWords = (ctx: Ctx, typed: string) =>
  ctx.db
    .select(card)
    .from(organisations)
    .where(and(matching(RegisterFilter.parse({ name: typed }), null), STANDING))
    .orderBy(asc(name), asc(code))
    .limit(MOST_CHOICES + 1)

/** Several bodies answer to the words: the form comes back with them beside the field. */
const several = (rows: Awaited<ReturnType<typeof byWords>>) => {
  const reason = because(
    rows.length > MOST_CHOICES ? "organisations.errors.meant_crowd" : "organisations.errors.meant_several",
    { most: MOST_CHOICES },
  )
  const choices = rows.slice(0, MOST_CHOICES).map((row) => ({
    ...{ value: row.code, label: row.name, help: row.territory, language: row.language },
  }))
  return new DomainError("invalid", reason, "organisation", choices)
}

/**
 * The standing body of the register that somebody means: the one that they chose, or whose name they wrote, or the
 * only one whose name has words that begin like theirs.
 * @throws invalid at the field `organisation`: nothing written, none found, or several, which come along as choices
 */
export const organisationMeant = async (
  ctx: Ctx,
  { organisation = "", organisationCode }: MeantOrganisation,
) => {
  const standing = (condition: ReturnType<typeof sql>) =>
    ctx.db.select(card).from(organisations).where(and(condition, STANDING))
  if (organisationCode) {
    const [chosen] = await standing(eq(code, organisationCode) as ReturnType<typeof sql>)
    if (!chosen) throw invalid("organisation", "organisations.errors.meant_gone")
    return chosen
  }
  const typed = organisation.trim()
  if (!/[\p{L}\p{N}]/u.test(typed)) throw invalid("organisation", "organisations.errors.meant_missing")
  const [same] = await standing(sql`lower(${name}) = lower(${typed})`)
  if (same) return same
  const [first, ...others] = await byWords(ctx, typed)
  if (!first) throw invalid("organisation", "organisations.errors.meant_none", { name: typed })
  if (others.length > 0) throw several([first, ...others])
  return first
}

/** The names that a field proposes while it is written: all of a small register, none of a large one. */
export const proposedNames = async (ctx: Ctx): Promise<string[]> => {
  const rows = await ctx.db
    .select({ name })
    .from(organisations)
    .where(STANDING)
    .orderBy(asc(name))
    .limit(MOST_PROPOSED + 1)
  return rows.length > MOST_PROPOSED ? [] : rows.map((row) => row.name)
}
