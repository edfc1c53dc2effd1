import { and, eq, isNull } from "drizzle-orm"
import { people, seatTerms } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, transact } from "../../context.ts"
import { conflict, DomainError, found } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import { refuseMandateDays } from "../mandate.ts"
import { lockSeatToManage } from "../seat-lock.server.ts"
import { plusDays } from "./expiry.ts"
import type { RenewMandate } from "./input.ts"
import { openTerm } from "./open-term.server.ts"

/**
 * Gives the same person the same place again, from the day after the mandate in force ends, or from today
 * when it is over. The old mandate stays as history with its own letter.
 * @throws conflict when the mandate has no end, was ended by an act, or somebody follows already; invalid days
 */
export const renewMandate = (ctx: Ctx, input: RenewMandate) =>
  transact(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(seatTerms).where(eq(seatTerms.code, input.termCode))
    const { seatId } = found(row)
    const { seat, roundtable } = await lockSeatToManage(ctx, { id: seatId })
    const [old] = await ctx.db
      .select({ term: seatTerms, language: people.language })
      .from(seatTerms)
      .innerJoin(people, eq(people.id, seatTerms.personId))
      .where(eq(seatTerms.code, input.termCode))
    const { term, language } = found(old)
    if (term.endsOn === null) throw conflict("seats.errors.mandate_without_end")
    const today = civilDay(ctx.now)
    if (term.endedAt !== null && term.endsOn >= today) throw conflict("roundtables.errors.mandate_over")
    const startsOn = term.endsOn >= today ? plusDays(term.endsOn, 1) : today
    const badDays = refuseMandateDays({ startsOn, endsOn: input.endsOn }, roundtable)
    if (badDays) throw new DomainError("invalid", badDays, "endsOn")
    const [freed] = await ctx.db
      .update(seatTerms)
      .set({ succeededAt: ctx.now })
      .where(and(eq(seatTerms.id, term.id), isNull(seatTerms.succeededAt)))
      .returning({ id: seatTerms.id })
    if (!freed) throw conflict("seats.errors.already_succeeded")
    const renewed = await openTerm(ctx, {
      ...{ roundtableId: roundtable.id, seatId: seat.id, personId: term.personId, rank: term.rank },
      ...{ startsOn, endsOn: input.endsOn, letter: input.letter || null, protocol: input.protocol || null },
      predecessorId: term.id,
    })
    await changeAccess(ctx, { personId: term.personId, roundtableId: roundtable.id })
    await notify(ctx, {
      kind: "mandate_renewed",
      to: { personId: term.personId },
      language,
      roundtableId: roundtable.id,
      params: { roundtable: roundtable.name, seat: seat.label, path: `/roundtables/${roundtable.code}` },
    })
    await record(ctx, {
      action: "seat.mandate-renewed",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { term: term.id, renewed: renewed.id, startsOn, endsOn: input.endsOn },
    })
    return { roundtableCode: roundtable.code, seatCode: seat.code }
  })
