import { and, eq, isNull, sql } from "drizzle-orm"
import { designationRequests, invitations, roundtables, seatTerms } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, invalid, refuse } from "../errors.ts"
import { changeAccess } from "../people/access-change.server.ts"
import { placeIn } from "../taxonomies/place-in.server.ts"
import { readTerritories, writtenTerritories } from "../taxonomies/read-territories.server.ts"
import { isProcedure } from "./card.ts"
import type { CloseRoundtable, EditRoundtable, ReopenRoundtable } from "./card-input.ts"
import { refuseAdminister } from "./policy.ts"
import { lockTableToManage } from "./seat-lock.server.ts"

const NO_PROCEDURE = { procedureNotice: null, procedureOfficer: null, procedureAct: null }

/**
 * Changes a table's card: what it is and does, until when, who sees it, who answers for its data.
 * @throws forbidden unless secretary here; invalid when mandates last longer than the new term, or for a
 *   territory that is unknown or ambiguous
 */
export const editRoundtable = (ctx: Ctx, { roundtableCode, ...typed }: EditRoundtable) =>
  transact(ctx, async (ctx) => {
    const roundtable = await lockTableToManage(ctx, roundtableCode)
    const { id } = roundtable
    const territories = await readTerritories(ctx, typed.territory)
    const card = { ...typed, territory: writtenTerritories(territories) }
    await placeIn(ctx, { kind: "roundtable", id }, territories)
    if (card.endsOn) {
      const longer = sql`roundtable_id = ${id} and ended_at is null and ends_on > ${card.endsOn}`
      if ((await ctx.db.$count(seatTerms, longer)) > 0)
        throw invalid("endsOn", "roundtables.card.errors.mandates_longer")
    }
    const procedure = isProcedure(card.nature) ? {} : NO_PROCEDURE
    await ctx.db
      .update(roundtables)
      .set({ ...card, ...procedure })
      .where(eq(roundtables.id, id))
    if (card.visibility !== roundtable.visibility) await changeAccess(ctx, { roundtableId: id })
    await record(ctx, {
      action: "roundtable.changed",
      subject: { kind: "roundtable", id },
      roundtableId: id,
      values: { ...card, ...procedure },
    })
  })

/**
 * Closes a table, its term being over: from now on everything is read and nothing is written. Open invitations
 * and requests end with it.
 */
export const closeRoundtable = (ctx: Ctx, input: CloseRoundtable) =>
  transact(ctx, async (ctx) => {
    const { id } = await lockTableToManage(ctx, input.roundtableCode)
    await ctx.db
      .update(roundtables)
      .set({ closedAt: ctx.now, closeReason: input.reason })
      .where(eq(roundtables.id, id))
    await ctx.db
      .update(invitations)
      .set({ withdrawnAt: ctx.now })
      .where(
        and(eq(invitations.roundtableId, id), isNull(invitations.usedAt), isNull(invitations.withdrawnAt)),
      )
    await ctx.db
      .update(designationRequests)
      .set({ closedAt: ctx.now, outcome: "withdrawn" })
      .where(and(eq(designationRequests.roundtableId, id), isNull(designationRequests.closedAt)))
    await changeAccess(ctx, { roundtableId: id })
    await record(ctx, {
      action: "roundtable.closed",
      subject: { kind: "roundtable", id },
      roundtableId: id,
      values: { reason: input.reason },
    })
  })

/** Opens a closed table again. @throws forbidden unless administrator; conflict when it is not closed */
export const reopenRoundtable = (ctx: Ctx, input: ReopenRoundtable) =>
  transact(ctx, async (ctx) => {
    refuse(refuseAdminister(ctx.actor))
    const [opened] = await ctx.db
      .update(roundtables)
      .set({ closedAt: null, closeReason: null })
      .where(and(eq(roundtables.code, input.roundtableCode), sql`closed_at is not null`))
      .returning({ id: roundtables.id })
    if (!opened) throw conflict("roundtables.card.errors.not_closed")
    const { id } = found(opened)
    await changeAccess(ctx, { roundtableId: id })
    await record(ctx, {
      action: "roundtable.reopened",
      subject: { kind: "roundtable", id },
      roundtableId: id,
    })
  })
