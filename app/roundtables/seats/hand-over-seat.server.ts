import { and, eq, isNull } from "drizzle-orm"
import { handOvers, people, seatTerms } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { conflict, DomainError, found, invalid } from "../../errors.ts"
import { notify } from "../../notifications/notify.server.ts"
import { changeAccess } from "../../people/access-change.server.ts"
import { inviteDelegate } from "../invite-delegate.server.ts"
import { refuseMandateDays } from "../mandate.ts"
import { lockSeatToManage } from "../seat-lock.server.ts"
import { plusDays } from "./expiry.ts"
import type { HandOverSeat } from "./input.ts"
import { openTerm } from "./open-term.server.ts"

type Term = typeof seatTerms.$inferSelect

/** Ends a mandate on the day before another begins; its person keeps the place until then. */
const endBefore = async (ctx: TxCtx, term: Term, startsOn: string) => {
  const lastDay = plusDays(startsOn, -1)
  const beginsTooEarly = lastDay < term.startsOn
  if (beginsTooEarly) throw invalid("startsOn", "seats.errors.before_outgoing")
  const endsOn = term.endsOn !== null && term.endsOn < lastDay ? term.endsOn : lastDay
  const [freed] = await ctx.db
    .update(seatTerms)
    .set({ endsOn, succeededAt: ctx.now })
    .where(and(eq(seatTerms.id, term.id), isNull(seatTerms.endedAt), isNull(seatTerms.succeededAt)))
    .returning({ id: seatTerms.id })
  if (!freed) throw conflict("seats.errors.already_succeeded")
}

const liveTerms = (ctx: TxCtx, seatId: string) =>
  ctx.db
    .select()
    .from(seatTerms)
    .where(and(eq(seatTerms.seatId, seatId), isNull(seatTerms.endedAt), isNull(seatTerms.succeededAt)))

/** The substitute becomes titular on the day; the substitute's own mandate ends on the day before. */
const promote = async (ctx: TxCtx, substitute: Term, outgoing: Term, input: HandOverSeat) => {
  await endBefore(ctx, substitute, input.startsOn)
  const { roundtableId, seatId } = outgoing
  const { startsOn, endsOn } = input
  await openTerm(ctx, {
    ...{ roundtableId, seatId, personId: substitute.personId, rank: 0, startsOn, endsOn },
    ...{ letter: input.letter || null, protocol: input.protocol || null, predecessorId: outgoing.id },
  })
  await changeAccess(ctx, { personId: substitute.personId, roundtableId })
}

const tellOutgoing = async (
  ctx: TxCtx,
  outgoing: Term,
  roundtable: { id: string; code: string; name: string },
  lastDay: string,
) => {
  const [person] = await ctx.db
    .select({ language: people.language })
    .from(people)
    .where(eq(people.id, outgoing.personId))
  await changeAccess(ctx, { personId: outgoing.personId, roundtableId: roundtable.id })
  await notify(ctx, {
    kind: "hand_over",
    to: { personId: outgoing.personId },
    language: person?.language ?? "it",
    roundtableId: roundtable.id,
    params: {
      ...{ roundtable: roundtable.name, day: lastDay.split("-").reverse().join("/") },
      path: `/roundtables/${roundtable.code}`,
    },
  })
}

/**
 * Hands a seat over: the titular's mandate ends on the day before the new one begins. The successor is a
 * substitute, somebody invited, or nobody yet; until a new titular sits there the first substitute acts. A seat
 * never goes to another organisation this way: that is another seat.
 * @throws conflict without a titular, or when the mandate was ended or handed over meanwhile; invalid days
 */
export const handOverSeat = (ctx: Ctx, input: HandOverSeat) =>
  transact(ctx, async (ctx) => {
    const { seat, roundtable } = await lockSeatToManage(ctx, { code: input.seatCode })
    const terms = await liveTerms(ctx, seat.id)
    const outgoing = terms.find((term) => term.rank === 0)
    if (!outgoing) throw conflict("seats.errors.no_titular")
    const { startsOn, endsOn } = input
    const badDays = refuseMandateDays({ startsOn, endsOn }, roundtable)
    if (badDays) throw new DomainError("invalid", badDays, "endsOn")
    if (startsOn < civilDay(ctx.now)) throw invalid("startsOn", "seats.errors.starts_in_the_past")
    await endBefore(ctx, outgoing, startsOn)
    await ctx.db.insert(handOvers).values({
      ...{ roundtableId: roundtable.id, seatId: seat.id, outgoingTermId: outgoing.id, startsOn },
      ...{ fromId: outgoing.personId, note: input.note || null, decidedById: found(ctx.actor.personId) },
    })
    if (input.to === "invite") {
      const { name = "", email = "", language = "it", letter, protocol } = input
      await inviteDelegate(ctx, {
        ...{ seatCode: seat.code, rank: 0, name, email: email.toLowerCase(), language, startsOn, endsOn },
        ...{ letter, protocol, predecessorId: outgoing.id },
      })
    } else if (input.to !== "nobody") {
      const substitute = terms.find((term) => term.code === input.to && term.rank > 0)
      if (!substitute) throw invalid("to", "seats.errors.successor_missing")
      await promote(ctx, substitute, outgoing, input)
    }
    await tellOutgoing(ctx, outgoing, roundtable, plusDays(startsOn, -1))
    await record(ctx, {
      action: "seat.handed-over",
      subject: { kind: "seat", id: seat.id },
      roundtableId: roundtable.id,
      values: { term: outgoing.id, startsOn, to: input.to === "invite" ? "invite" : input.to },
    })
    return { seatCode: seat.code, roundtableCode: roundtable.code }
  })
