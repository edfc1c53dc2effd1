import { and, asc, eq, isNull } from "drizzle-orm"
import { people, platformRoles } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import { changeAccess } from "./access-change.server.ts"
import type { EndRole, GrantRole } from "./input.ts"
import { lockLivePerson } from "./membership.server.ts"
import { refuseAdministerPeople } from "./policy.ts"

const personIdOf = async (ctx: TxCtx, code: string) => {
  const [row] = await ctx.db.select({ id: people.id }).from(people).where(eq(people.code, code))
  return found(row).id
}

/**
 * Gives somebody a role over the whole installation from today, until a day or without end. Giving one that
 * is held already changes its last day.
 * @throws forbidden unless administrator; invalid when an auditor has no last day, an administrator has one,
 *   or the day has passed
 */
export const grantRole = (ctx: Ctx, input: GrantRole) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdministerPeople(ctx.actor))
    const { role, endsOn } = input
    const today = civilDay(ctx.now)
    if (role === "auditor" && !endsOn) throw invalid("endsOn", "people.errors.auditor_expires")
    if (role === "administrator" && endsOn) throw invalid("endsOn", "people.errors.administrator_stays")
    if (endsOn && endsOn < today) throw invalid("endsOn", "people.errors.day_past")
    const personId = await personIdOf(ctx, input.personCode)
    await lockLivePerson(ctx, personId)
    const term = { startsOn: today, endsOn, grantedById: ctx.actor.personId, endedAt: null, endReason: null }
    await ctx.db
      .insert(platformRoles)
      .values({ personId, role, ...term })
      .onConflictDoUpdate({ target: [platformRoles.personId, platformRoles.role], set: term })
    await changeAccess(ctx, { personId })
    await record(ctx, {
      action: "role.granted",
      subject: { kind: "person", id: personId },
      values: { role, endsOn },
    })
  })

/**
 * Refuses what would leave the installation without an administrator. All their rows are locked in one order,
 * so that two who remove each other at once are decided one after the other.
 */
export const keepAnAdministrator = async (ctx: TxCtx, personId: string) => {
  const rows = await ctx.db
    .select({ personId: platformRoles.personId })
    .from(platformRoles)
    .where(and(eq(platformRoles.role, "administrator"), isNull(platformRoles.endedAt)))
    .orderBy(asc(platformRoles.personId))
    .for("no key update")
  const isOne = rows.some((row) => row.personId === personId)
  if (isOne && rows.length === 1) throw conflict("people.errors.last_administrator")
}

/**
 * Withdraws a role now, with its reason.
 * @throws forbidden unless administrator; conflict when it has ended meanwhile or no administrator would be left
 */
export const endRole = (ctx: Ctx, input: EndRole) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdministerPeople(ctx.actor))
    const personId = await personIdOf(ctx, input.personCode)
    if (input.role === "administrator") await keepAnAdministrator(ctx, personId)
    const [ended] = await ctx.db
      .update(platformRoles)
      .set({ endedAt: ctx.now, endReason: input.reason })
      .where(
        and(
          eq(platformRoles.personId, personId),
          eq(platformRoles.role, input.role),
          isNull(platformRoles.endedAt),
        ),
      )
      .returning({ role: platformRoles.role })
    if (!ended) throw conflict("people.errors.role_over")
    await changeAccess(ctx, { personId })
    await record(ctx, {
      action: "role.ended",
      subject: { kind: "person", id: personId },
      values: { role: input.role, reason: input.reason },
    })
  })
