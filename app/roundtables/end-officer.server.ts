import { and, eq, isNull } from "drizzle-orm"
import { officers, people, roundtables } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { changeAccess } from "../people/access-change.server.ts"
import type { EndOfficer } from "./input.ts"
import { refuseManageSeats } from "./policy.ts"

/**
 * Ends an office at a table now, with a reason that its holder reads.
 * @returns the table's code
 * @throws forbidden unless secretary here or administrator; conflict when it has ended meanwhile
 */
export const endOfficer = (ctx: Ctx, input: EndOfficer) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ officer: officers, roundtable: roundtables, language: people.language })
      .from(officers)
      .innerJoin(roundtables, eq(roundtables.id, officers.roundtableId))
      .innerJoin(people, eq(people.id, officers.personId))
      .where(eq(officers.code, input.officerCode))
    const { officer, roundtable, language } = found(row)
    refuse(refuseManageSeats(ctx.actor, roundtable.id))
    const [ended] = await ctx.db
      .update(officers)
      .set({ endedAt: ctx.now, endReason: input.reason })
      .where(and(eq(officers.id, officer.id), isNull(officers.endedAt)))
      .returning({ id: officers.id })
    if (!ended) throw conflict("people.errors.role_over")
    await changeAccess(ctx, { personId: officer.personId, roundtableId: roundtable.id })
    await notify(ctx, {
      kind: "office_ended",
      to: { personId: officer.personId },
      language,
      roundtableId: roundtable.id,
      params: { roundtable: roundtable.name, reason: input.reason, path: `/roundtables/${roundtable.code}` },
    })
    await record(ctx, {
      action: "office.ended",
      subject: { kind: "person", id: officer.personId },
      roundtableId: roundtable.id,
      values: { role: officer.role, reason: input.reason },
    })
    return roundtable.code
  })
