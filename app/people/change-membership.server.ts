import { and, eq, isNull } from "drizzle-orm"
import { memberships, people } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { civilDay } from "../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../context.ts"
import { found, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { changeAccess } from "./access-change.server.ts"
import type { ChangeMembership, EndMembership } from "./input.ts"
import { keepManaged, lockOrganisation } from "./membership.server.ts"
import { refuseEndMembership, refuseManagePeople } from "./policy.ts"

const lockMembership = async (ctx: TxCtx, input: { organisationCode: string; personCode: string }) => {
  const organisation = await lockOrganisation(ctx, input.organisationCode)
  const [row] = await ctx.db
    .select({ membership: memberships, language: people.language, name: people.name })
    .from(memberships)
    .innerJoin(people, eq(people.id, memberships.personId))
    .where(
      and(
        eq(memberships.organisationId, organisation.id),
        eq(people.code, input.personCode),
        isNull(memberships.endedAt),
      ),
    )
  return { organisation, ...found(row) }
}

/**
 * Makes a member a manager or the other way round, and says what they do for the organisation.
 * @throws forbidden unless manager there or administrator; conflict when nobody would manage it
 */
export const changeMembership = (ctx: Ctx, input: ChangeMembership) =>
  transact(ctx, async (ctx) => {
    const { membership } = await lockMembership(ctx, input)
    refuse(refuseManagePeople(ctx.actor, membership.organisationId))
    const role = input.role ? "manager" : "member"
    if (role === "member") await keepManaged(ctx, membership)
    await ctx.db
      .update(memberships)
      .set({ role, offices: input.offices })
      .where(eq(memberships.id, membership.id))
    await changeAccess(ctx, { personId: membership.personId })
    await record(ctx, {
      action: "membership.changed",
      subject: { kind: "person", id: membership.personId },
      values: { organisation: membership.organisationId, role, offices: input.offices.join(" ") },
    })
  })

/**
 * Ends somebody's membership now, with a reason that they read, or one's own. Mandates on seats are ended by
 * the table's secretary.
 * @returns whether it was one's own
 * @throws forbidden unless manager there, administrator or oneself; conflict when nobody would manage it
 */
export const endMembership = (ctx: Ctx, input: EndMembership) =>
  transact(ctx, async (ctx) => {
    const { membership, organisation, language, name } = await lockMembership(ctx, input)
    refuse(refuseEndMembership(ctx.actor, membership))
    await keepManaged(ctx, membership)
    const today = civilDay(ctx.now)
    await ctx.db
      .update(memberships)
      .set({
        endedAt: ctx.now,
        endReason: input.reason,
        endsOn: membership.startsOn > today ? membership.startsOn : today,
      })
      .where(eq(memberships.id, membership.id))
    await changeAccess(ctx, { personId: membership.personId })
    if (membership.personId !== ctx.actor.personId)
      await notify(ctx, {
        kind: "membership_ended",
        to: { personId: membership.personId },
        language,
        params: { name: name ?? "", organisation: organisation.name, reason: input.reason, path: "/account" },
      })
    await record(ctx, {
      action: "membership.ended",
      subject: { kind: "person", id: membership.personId },
      values: { organisation: organisation.id, reason: input.reason },
    })
    return membership.personId === ctx.actor.personId
  })
