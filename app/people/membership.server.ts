import { and, eq, isNull, sql } from "drizzle-orm"
import { memberships, organisations, people } from "#db/schema/index.ts"
import { civilDay, covers } from "../civil-time.ts"
import type { TxCtx } from "../context.ts"
import { conflict, found } from "../errors.ts"
import { changeAccess } from "./access-change.server.ts"

/**
 * The person's row under a lock that a merge or an erasure waits for, or has waited for.
 * @throws conflict when the account has been merged, closed or erased meanwhile
 */
export const lockLivePerson = async (ctx: TxCtx, personId: string) => {
  const [row] = await ctx.db.select().from(people).where(eq(people.id, personId)).for("share")
  const person = found(row)
  if (person.erasedAt || person.mergedIntoId || person.closedAt) throw conflict("people.errors.account_over")
  return person
}

/** Makes a person act for an organisation from today, as member or manager, unless they do already. */
export const joinOrganisation = async (
  ctx: TxCtx,
  { personId, organisationId, role = "member" }: { personId: string; organisationId: string; role?: string },
) => {
  await lockLivePerson(ctx, personId)
  const today = civilDay(ctx.now)
  const terms = await ctx.db
    .select()
    .from(memberships)
    .where(
      and(
        eq(memberships.organisationId, organisationId),
        eq(memberships.personId, personId),
        isNull(memberships.endedAt),
      ),
    )
  const live = terms.find((term) => covers(term, today))
  if (live && role === "manager")
    await ctx.db.update(memberships).set({ role }).where(eq(memberships.id, live.id))
  if (!live)
    await ctx.db
      .insert(memberships)
      .values({ organisationId, personId, role, startsOn: today })
      .onConflictDoNothing()
  await changeAccess(ctx, { personId })
}

/** An organisation under its row's lock: whoever changes its managers waits for whoever is changing them. */
export const lockOrganisation = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db
    .select()
    .from(organisations)
    .where(eq(organisations.code, code))
    .for("no key update")
  return found(row)
}

/**
 * Refuses what would leave an organisation without a manager; administrators may, since they can name another.
 * Call it under `lockOrganisation`.
 */
export const keepManaged = async (
  ctx: TxCtx,
  membership: { organisationId: string; personId: string; role: string },
) => {
  if (membership.role !== "manager" || ctx.actor.isAdministrator) return
  const today = civilDay(ctx.now)
  const others = await ctx.db.$count(
    memberships,
    and(
      eq(memberships.organisationId, membership.organisationId),
      eq(memberships.role, "manager"),
      isNull(memberships.endedAt),
      sql`${memberships.personId} <> ${membership.personId}`,
      sql`${memberships.startsOn} <= ${today} and (${memberships.endsOn} is null or ${memberships.endsOn} >= ${today})`,
    ),
  )
  if (others === 0) throw conflict("people.errors.last_manager")
}
