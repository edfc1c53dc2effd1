import { and, eq, notInArray } from "drizzle-orm"
import { organisations, registrations } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { refuse } from "../../errors.ts"
import type { EditRegisters } from "./input.ts"
import { lockStanding } from "./organisation-lock.server.ts"
import { refuseEditProfile } from "./policy.ts"
import { isSameRegistration, type Registration, registrationsOf } from "./registration.ts"

/** Replaces a body's numbers; the ones that stay as they are keep their verification. */
export const writeRegistrations = async (ctx: TxCtx, organisationId: string, wanted: Registration[]) => {
  const own = eq(registrations.organisationId, organisationId)
  const before = await ctx.db.select().from(registrations).where(own)
  const kept = wanted.filter((one) =>
    isSameRegistration(
      before.find(({ register }) => register === one.register),
      one,
    ),
  )
  const fresh = wanted.filter((one) => !kept.includes(one))
  const keep = kept.map(({ register }) => register)
  await ctx.db
    .delete(registrations)
    .where(and(own, keep.length > 0 ? notInArray(registrations.register, keep) : undefined))
  if (fresh.length > 0)
    await ctx.db.insert(registrations).values(fresh.map((one) => ({ ...one, organisationId })))
}

/**
 * Writes the numbers that a body has in public registers. A number that changes is unverified again.
 * @throws forbidden unless its manager or an administrator; conflict when it has ended
 */
export const editRegisters = (ctx: Ctx, input: EditRegisters) =>
  transact(ctx, async (ctx) => {
    const { code, ...typed } = input
    const { id } = await lockStanding(ctx, code)
    refuse(refuseEditProfile(ctx.actor, id))
    await writeRegistrations(ctx, id, registrationsOf(typed))
    await ctx.db.update(organisations).set({ changedAt: ctx.now }).where(eq(organisations.id, id))
    await record(ctx, {
      action: "organisation.registers-changed",
      subject: { kind: "organisation", id },
      values: typed,
    })
  })
