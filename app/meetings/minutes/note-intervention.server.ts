import { asc, desc, eq, sql } from "drizzle-orm"
import { agendaItems, itemTurns, minutesInterventions, minutesSections } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { intendEdit } from "../../documents/state/intend-edit.server.ts"
import type { ReadingNode } from "../../documents/state/reading.ts"
import { because, found, refuse } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Speak } from "../send-convocation.server.ts"
import { namedPresences } from "../session/named.server.ts"
import type { NoteIntervention } from "./input.ts"
import { lockMinutesToKeep } from "./lock.server.ts"
import { refuseChangeWords } from "./policy.ts"
import { after, itemKey } from "./section.ts"

/** The point that is dealt with, or was last. */
const currentItem = async (ctx: Ctx, callId: string) => {
  const [row] = await ctx.db
    .select({ id: agendaItems.id, code: agendaItems.code, title: agendaItems.title })
    .from(itemTurns)
    .innerJoin(agendaItems, eq(agendaItems.id, itemTurns.itemId))
    .where(eq(itemTurns.callId, callId))
    .orderBy(sql`item_turn.until_at is null desc`, desc(itemTurns.fromAt))
    .limit(1)
  return row ?? null
}

const lineOf = (id: string, lead: string, rest: string): ReadingNode => ({
  type: "paragraph",
  attrs: { id, box: "intervention" },
  content: [
    { type: "text", text: lead, marks: [{ type: "bold" }] },
    { type: "text", text: rest },
  ],
})

/** Below the point it is about, above the line on which people go on writing. */
const addTo = async (
  ctx: TxCtx,
  minutes: { id: string; roundtableId: string; documentId: string },
  key: string,
  line: ReadingNode,
) => {
  const sections = await ctx.db
    .select({ key: minutesSections.key })
    .from(minutesSections)
    .where(eq(minutesSections.minutesId, minutes.id))
    .orderBy(asc(minutesSections.position))
  const before = after(
    sections.map((one) => one.key),
    key,
  )
  const { documentId, roundtableId } = minutes
  await intendEdit(ctx, { documentId, roundtableId, kind: "add", payload: { content: [line], before } })
}

/**
 * Notes from the roll that somebody speaks, or asks that something be minuted, under the point that is dealt with: a
 * line of the text, which goes on being written.
 * @throws not_found; forbidden unless secretary or chair here, once the text is frozen and before any point was taken up
 */
export const noteIntervention = (ctx: Ctx, input: NoteIntervention, speak: Speak): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { minutes } = await lockMinutesToKeep(ctx, input.minutesCode)
    refuse(refuseChangeWords(minutes))
    const item = await currentItem(ctx, minutes.callId)
    if (!item) return refuse(because("minutes.refuse.no_point"))
    const row = found((await namedPresences(ctx, minutes.callId)).find(({ id }) => id === input.presenceId))
    const { id: minutesId, roundtableId, language } = minutes
    const kind = input.words ? "minuted" : "speaks"
    const [noted] = await ctx.db
      .insert(minutesInterventions)
      .values({
        ...{
          minutesId,
          roundtableId,
          itemId: item.id,
          presenceId: row.id,
          kind,
          words: input.words,
          at: ctx.now,
        },
        notedById: found(ctx.actor.personId),
      })
      .returning({ code: minutesInterventions.code })
    const t = speak(language)
    const who = row.seat
      ? t("minutes.notes.who_seat", { name: row.name ?? "–", seat: row.seat })
      : (row.name ?? "–")
    const lead = t(`minutes.notes.${kind}`, { who, time: formatDates(language).time(ctx.now) })
    const { code } = found(noted)
    const rest = input.words ? ` ${t("minutes.notes.quote", { words: input.words })}` : " "
    await addTo(ctx, minutes, itemKey(item.code), lineOf(`b-n-${code.toLowerCase()}`, lead, rest))
    await record(ctx, {
      ...{ action: "meeting.minutes-noted", subject: { kind: "minutes", id: minutesId }, roundtableId },
      values: { intervention: code, kind, item: item.code },
    })
  })

/** Who is there now and may be noted, with the point that is dealt with. @throws as `findMinutes` */
export const presentNow = async (ctx: Ctx, callId: string) => {
  const [rows, item] = await Promise.all([namedPresences(ctx, callId), currentItem(ctx, callId)])
  const last = rows.filter((row) => row.untilAt === null || row.exit === "closed")
  return {
    item: item && { code: item.code, title: item.title },
    present: last.map(({ id, name, seat, body }) => ({ id, name: name ?? "–", seat, body })),
  }
}
