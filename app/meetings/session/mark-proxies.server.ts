import { and, eq, inArray, isNull } from "drizzle-orm"
import { meetings, people, proxies, roundtables, seats, seatTerms } from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { formatDates } from "../../i18n/dates.ts"
import { notify } from "../../notifications/notify.server.ts"

type Use = { meetingId: string; principalIds: readonly string[]; at: Date }

/** The table and meeting of a proxy, and who sits on the seat that gave it. */
const principalsOf = (ctx: TxCtx, proxyIds: readonly string[]) =>
  ctx.db
    .select({
      ...{ personId: people.id, language: people.language, roundtableId: roundtables.id },
      ...{ roundtable: roundtables.name, code: meetings.code, number: meetings.number, year: meetings.year },
      holder: seats.label,
    })
    .from(proxies)
    .innerJoin(meetings, eq(meetings.id, proxies.meetingId))
    .innerJoin(roundtables, eq(roundtables.id, proxies.roundtableId))
    .innerJoin(seats, eq(seats.id, proxies.holderId))
    .innerJoin(
      seatTerms,
      and(eq(seatTerms.seatId, proxies.principalId), eq(seatTerms.rank, 0), isNull(seatTerms.endedAt)),
    )
    .innerJoin(people, and(eq(people.id, seatTerms.personId), isNull(people.erasedAt)))
    .where(inArray(proxies.id, [...proxyIds]))

/**
 * Marks the proxies of these seats as used, the first time that a vote is cast with them, and tells who gave them.
 * That it was used is said, and never what was voted.
 */
export const markProxiesUsed = async (ctx: TxCtx, { meetingId, principalIds, at }: Use): Promise<void> => {
  if (principalIds.length === 0) return
  const used = await ctx.db
    .update(proxies)
    .set({ usedAt: at })
    .where(
      and(
        ...[eq(proxies.meetingId, meetingId), inArray(proxies.principalId, [...principalIds])],
        ...[isNull(proxies.withdrawnAt), isNull(proxies.usedAt)],
      ),
    )
    .returning({ id: proxies.id })
  if (used.length === 0) return
  const told = await principalsOf(
    ctx,
    used.map(({ id }) => id),
  )
  for (const { personId, language, roundtableId, roundtable, holder, ...meeting } of told)
    await notify(ctx, {
      ...{ kind: "proxy_used", to: { personId }, language, roundtableId },
      subject: { kind: "roundtable", id: roundtableId },
      params: {
        ...{ roundtable, number: `${meeting.number}/${meeting.year}`, holder },
        ...{ day: civilDay(at), time: formatDates(language).time(at) },
        path: `/meetings/${meeting.code}/proxies`,
      },
    })
}
