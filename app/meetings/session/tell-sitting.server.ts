import { and, eq, isNull, sql } from "drizzle-orm"
import {
  convocations,
  type meetingCalls,
  type meetings,
  people,
  type roundtables,
  seatTerms,
} from "#db/schema/index.ts"
import { civilDay } from "../../civil-time.ts"
import type { TxCtx } from "../../context.ts"
import { formatDates } from "../../i18n/dates.ts"
import { notify } from "../../notifications/notify.server.ts"

type Place = {
  meeting: Pick<typeof meetings.$inferSelect, "id" | "code" | "number" | "year">
  roundtable: Pick<typeof roundtables.$inferSelect, "id" | "name">
}
type Call = typeof meetingCalls.$inferSelect

const calledTo = (ctx: TxCtx, meetingId: string, absentFrom: string | null) =>
  ctx.db
    .select({ personId: people.id, language: people.language })
    .from(convocations)
    .innerJoin(people, eq(people.id, convocations.personId))
    .where(
      and(
        eq(convocations.meetingId, meetingId),
        isNull(people.erasedAt),
        absentFrom
          ? sql`not exists (select 1 from presence p where p.call_id = ${absentFrom}
              and p.person_id = convocation.person_id and p.replaced_at is null)`
          : undefined,
      ),
    )

const tell = async (
  ctx: TxCtx,
  { meeting, roundtable }: Place,
  kind: string,
  at: Date,
  absent: string | null,
  more: Record<string, string> = {},
) => {
  for (const { personId, language } of await calledTo(ctx, meeting.id, absent))
    await notify(ctx, {
      ...{ kind, to: { personId }, language, roundtableId: roundtable.id },
      subject: { kind: "roundtable", id: roundtable.id },
      params: {
        ...{ roundtable: roundtable.name, number: `${meeting.number}/${meeting.year}` },
        ...{ day: civilDay(at), time: formatDates(language).time(at), path: `/meetings/${meeting.code}` },
        ...more,
      },
    })
}

/** Whoever was called and is not there hears of a point that the convocation did not have. */
export const tellOfAddedItem = (
  ctx: TxCtx,
  { call, ...place }: Place & { call: Call },
  { title }: { title: string },
): Promise<void> => tell(ctx, place, "item_added", ctx.now, call.id, { title })

/** Whoever was called and is not there hears that such a point was added by mistake. */
export const tellOfWithdrawnItem = (
  ctx: TxCtx,
  { call, ...place }: Place & { call: Call },
  { title, reason }: { title: string; reason: string },
): Promise<void> => tell(ctx, place, "item_withdrawn", ctx.now, call.id, { title, reason })

/** Whoever sits on a seat is told that its vote was handed to another, unless they did it themselves. */
export const tellPrincipal = async (
  ctx: TxCtx,
  { meeting, roundtable, principalId, holder }: Place & { principalId: string; holder: string },
): Promise<void> => {
  const sitting = await ctx.db
    .select({ personId: people.id, language: people.language })
    .from(seatTerms)
    .innerJoin(people, eq(people.id, seatTerms.personId))
    .where(
      and(
        ...[eq(seatTerms.seatId, principalId), eq(seatTerms.rank, 0), isNull(seatTerms.endedAt)],
        isNull(people.erasedAt),
      ),
    )
  for (const { personId, language } of sitting.filter((one) => one.personId !== ctx.actor.personId))
    await notify(ctx, {
      ...{ kind: "proxy_registered", to: { personId }, language, roundtableId: roundtable.id },
      subject: { kind: "roundtable", id: roundtable.id },
      params: {
        ...{ roundtable: roundtable.name, number: `${meeting.number}/${meeting.year}`, holder },
        path: `/meetings/${meeting.code}/proxies`,
      },
    })
}

/** The notice of the second call again, to who was called and did not come to the first. */
export const tellOfSecondCall = (
  ctx: TxCtx,
  { call, next, ...place }: Place & { call: Call; next: Call },
): Promise<void> => tell(ctx, place, "second_call", next.startsAt, call.id)

/** A sitting that goes on another day: everybody who was called is told when. */
export const tellOfAdjournment = (ctx: TxCtx, place: Place, resumesAt: Date): Promise<void> =>
  tell(ctx, place, "sitting_adjourned", resumesAt, null)
