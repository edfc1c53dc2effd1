import { and, eq, isNull, or } from "drizzle-orm"
import { networkMemberships, organisationChanges, organisations, seats } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, refuse } from "../../errors.ts"
import { refuseKeepRegister } from "../policy.ts"
import type { ChangeState } from "./input.ts"
import { lockNetworks } from "./network-lock.server.ts"
import { isStanding, NEXT_STATES, type OrganisationState } from "./organisation.ts"
import { findByName, lockStanding, type Organisation } from "./organisation-lock.server.ts"

/** The body that this one merges into: another one, still standing. */
const successorOf = async (ctx: TxCtx, body: Organisation, input: ChangeState) => {
  if (input.state !== "merged") return null
  if (!input.into) throw invalid("into", "organisations.errors.into_missing")
  const into = await findByName(ctx, input.into)
  if (!into) throw invalid("into", "organisations.errors.body_unknown")
  if (into.id === body.id) throw invalid("into", "organisations.errors.into_itself")
  if (!isStanding(into.state)) throw invalid("into", "organisations.errors.into_ended")
  return into
}

/** A body that ends leaves its networks, and may not leave a seat behind that nobody can fill. */
const leaveEverything = async (ctx: TxCtx, organisationId: string, reason: string) => {
  const [seat] = await ctx.db
    .select({ id: seats.id })
    .from(seats)
    .where(
      and(
        isNull(seats.removedAt),
        or(eq(seats.organisationId, organisationId), eq(seats.designatedById, organisationId)),
      ),
    )
    .limit(1)
  if (seat) throw conflict("organisations.errors.still_seated")
  const mine = or(
    eq(networkMemberships.umbrellaId, organisationId),
    eq(networkMemberships.memberId, organisationId),
  )
  await ctx.db
    .update(networkMemberships)
    .set({ endedAt: ctx.now, endReason: reason })
    .where(and(mine, isNull(networkMemberships.endedAt), isNull(networkMemberships.startsOn)))
  await ctx.db
    .update(networkMemberships)
    .set({ endedAt: ctx.now, endsOn: civilDay(ctx.now), endReason: reason })
    .where(and(mine, isNull(networkMemberships.endedAt)))
}

/**
 * Suspends a body, takes it up again, closes it or merges it into another; the reason stays in its history.
 * @throws forbidden unless administrator; conflict when it has ended already, is in that state, or holds a seat
 *   that ending would leave behind; invalid when the body it merges into is not one that stands
 */
export const changeState = (ctx: Ctx, input: ChangeState) =>
  transact(ctx, async (ctx) => {
    refuse(refuseKeepRegister(ctx.actor))
    if (!isStanding(input.state)) await lockNetworks(ctx)
    const body = await lockStanding(ctx, input.code)
    if (!NEXT_STATES[body.state as OrganisationState].includes(input.state))
      throw conflict("organisations.errors.state_same")
    const into = await successorOf(ctx, body, input)
    if (!isStanding(input.state)) await leaveEverything(ctx, body.id, input.reason)
    const change = { state: input.state, reason: input.reason }
    await ctx.db
      .update(organisations)
      .set({ state: input.state, mergedIntoId: into?.id ?? null, changedAt: ctx.now })
      .where(eq(organisations.id, body.id))
    await ctx.db.insert(organisationChanges).values({
      ...{ ...change, organisationId: body.id, intoId: into?.id ?? null },
      changedById: found(ctx.actor.personId),
    })
    await record(ctx, {
      action: "organisation.state-changed",
      subject: { kind: "organisation", id: body.id },
      values: { ...change, into: into?.id ?? null },
    })
  })
