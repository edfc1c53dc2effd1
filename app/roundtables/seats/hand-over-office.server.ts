import { and, eq, isNull } from "drizzle-orm"
import { designationRequests, handOvers, invitations, officers, people } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, found, invalid, orConflict, refuse } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import { refuseHandOverOffice } from "../policy.ts"
import { lockTableToManage } from "../seat-lock.server.ts"
import type { HandOverOffice } from "./input.ts"

/** Open invitations and requests speak from now on for the person who took over. */
const passOn = async (ctx: TxCtx, roundtableId: string, from: string, to: string) => {
  await ctx.db
    .update(invitations)
    .set({ invitedById: to })
    .where(
      and(
        eq(invitations.roundtableId, roundtableId),
        eq(invitations.invitedById, from),
        isNull(invitations.usedAt),
        isNull(invitations.withdrawnAt),
      ),
    )
  await ctx.db
    .update(designationRequests)
    .set({ requestedById: to })
    .where(
      and(
        eq(designationRequests.roundtableId, roundtableId),
        eq(designationRequests.requestedById, from),
        isNull(designationRequests.closedAt),
      ),
    )
}

/** Who takes over: somebody with an account, and not the one who leaves. */
const successor = async (ctx: TxCtx, email: string, from: string) => {
  const [person] = await ctx.db.select().from(people).where(eq(people.email, email))
  if (!person) throw invalid("email", "seats.errors.no_account")
  if (person.id === from) throw invalid("email", "seats.errors.hand_over_to_oneself")
  return person
}

/**
 * Hands one's own office of secretary over, from now on, with its open invitations and requests.
 * @throws conflict when the person has no such office here; invalid for an address without account
 */
export const handOverOffice = (ctx: Ctx, input: HandOverOffice) =>
  transact(ctx, async (ctx) => {
    const roundtable = await lockTableToManage(ctx, input.roundtableCode)
    const { id: roundtableId } = roundtable
    refuse(refuseHandOverOffice(ctx.actor, roundtableId))
    const from = found(ctx.actor.personId)
    const to = await successor(ctx, input.email, from)
    const own = { roundtableId, role: "secretary" } as const
    const [ended] = await ctx.db
      .update(officers)
      .set({ endedAt: ctx.now })
      .where(
        and(
          eq(officers.roundtableId, roundtableId),
          eq(officers.personId, from),
          eq(officers.role, own.role),
          isNull(officers.endedAt),
        ),
      )
      .returning({ id: officers.id, endsOn: officers.endsOn })
    if (!ended) throw conflict("seats.errors.no_office")
    const startsOn = civilDay(ctx.now)
    const endsOn = ended.endsOn !== null && ended.endsOn >= startsOn ? ended.endsOn : null
    await ctx.db
      .insert(officers)
      .values({ ...own, personId: to.id, startsOn, endsOn })
      .catch(
        orConflict({ roundtable_officer_once_per_role: conflict("seats.errors.already_secretary", "email") }),
      )
    await passOn(ctx, roundtableId, from, to.id)
    await ctx.db.insert(handOvers).values({
      ...{ roundtableId, fromId: from, toId: to.id, startsOn, note: input.note || null, decidedById: from },
    })
    for (const personId of [from, to.id]) await changeAccess(ctx, { personId, roundtableId })
    await notify(ctx, {
      ...{ kind: "office_handed_over", to: { personId: to.id }, language: to.language, roundtableId },
      params: {
        ...{ roundtable: roundtable.name, by: ctx.actor.name ?? "", note: input.note || "–" },
        path: `/roundtables/${roundtable.code}/members`,
      },
    })
    await record(ctx, {
      action: "roundtable.secretary-handed-over",
      subject: { kind: "roundtable", id: roundtableId },
      roundtableId,
      values: { from, to: to.id },
    })
  })
