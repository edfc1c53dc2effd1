import { and, eq, sql } from "drizzle-orm"
import { constituencies, roundtables, seats } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, invalid, orConflict, refuse } from "../errors.ts"
import { organisationMeant } from "../people/organisations/organisation-meant.server.ts"
import type { AddSeat } from "./input.ts"
import { refuseClosed, refuseManageSeats } from "./policy.ts"

/**
 * Adds a seat to a constituency of the table, an organisation's or a designated person's.
 * @throws forbidden unless secretary here; conflict when the label is another seat's; invalid for a
 *   constituency of another table, or words that name no body of the register or several
 */
export const addSeat = (ctx: Ctx, input: AddSeat) =>
  transact(ctx, async (ctx) => {
    const { roundtableCode, label, voting } = input
    const [row] = await ctx.db
      .select()
      .from(roundtables)
      .where(eq(roundtables.code, roundtableCode))
      .for("no key update")
    const roundtable = found(row)
    const { id: roundtableId } = roundtable
    refuse(refuseManageSeats(ctx.actor, roundtableId) ?? refuseClosed(roundtable))
    const [group] = await ctx.db
      .select({ id: constituencies.id })
      .from(constituencies)
      .where(and(eq(constituencies.id, input.constituencyId), eq(constituencies.roundtableId, roundtableId)))
    if (!group) throw invalid("constituencyId", "roundtables.errors.group_missing")
    const body = await organisationMeant(ctx, input)
    const holder = input.holder === "organisation" ? { organisationId: body.id } : { designatedById: body.id }
    const position = sql<number>`(select coalesce(max(s.position), -1) + 1 from seat s where s.roundtable_id = ${roundtableId})`
    const [seat] = await ctx.db
      .insert(seats)
      .values({ roundtableId, constituencyId: group.id, label, voting, position, ...holder })
      .returning({ id: seats.id })
      .catch(orConflict({ seat_one_live_per_label: conflict("roundtables.errors.label_taken", "label") }))
    await record(ctx, {
      action: "seat.added",
      subject: { kind: "seat", id: found(seat).id },
      roundtableId,
      values: { label, voting, constituency: group.id, organisation: body.id },
    })
  })
