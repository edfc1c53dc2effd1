import { and, eq, isNull } from "drizzle-orm"
import { people, roundtables, seatTerms } from "#db/schema/index.ts"
import { record } from "../audit/record.server.ts"
import { type Ctx, transact } from "../context.ts"
import { conflict, found, refuse } from "../errors.ts"
import { notify } from "../notifications/notify.server.ts"
import { changeAccess } from "../people/access-change.server.ts"
import type { EndMandate } from "./input.ts"
import { refuseClosed, refuseManageSeats } from "./policy.ts"

/**
 * Ends a mandate now, with its reason; the person's rights at the table end with the commit, in open
 * documents within a second. The row stays: who sat where and when is history.
 * @throws forbidden unless secretary here; conflict when it has ended meanwhile
 */
export const endMandate = (ctx: Ctx, input: EndMandate) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db
      .select({ term: seatTerms, roundtable: roundtables, language: people.language })
      .from(seatTerms)
      .innerJoin(roundtables, eq(roundtables.id, seatTerms.roundtableId))
      .innerJoin(people, eq(people.id, seatTerms.personId))
      .where(eq(seatTerms.code, input.termCode))
    const { term, roundtable, language } = found(row)
    refuse(refuseManageSeats(ctx.actor, roundtable.id) ?? refuseClosed(roundtable))
    const [ended] = await ctx.db
      .update(seatTerms)
      .set({ endedAt: ctx.now, endReason: input.reason })
      .where(and(eq(seatTerms.id, term.id), isNull(seatTerms.endedAt)))
      .returning({ id: seatTerms.id })
    if (!ended) throw conflict("roundtables.errors.mandate_over")
    await changeAccess(ctx, { personId: term.personId, roundtableId: roundtable.id })
    await notify(ctx, {
      kind: "mandate_ended",
      to: { personId: term.personId },
      language,
      roundtableId: roundtable.id,
      params: { roundtable: roundtable.name, reason: input.reason, path: `/roundtables/${roundtable.code}` },
    })
    await record(ctx, {
      action: "seat.mandate-ended",
      subject: { kind: "seat", id: term.seatId },
      roundtableId: roundtable.id,
      values: { term: term.id, person: term.personId, reason: input.reason },
    })
    return { roundtableCode: roundtable.code }
  })
