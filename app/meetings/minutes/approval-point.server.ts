import { and, eq, sql } from "drizzle-orm"
import { meetingMinutes } from "#db/schema/index.ts"
import { record } from "../../audit/record.server.ts"
import { civilDay } from "../../civil-time.ts"
import { type Ctx, type TxCtx, transact } from "../../context.ts"
import { because, conflict, found, refuse } from "../../errors.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"
import { insertItem, putFirst } from "../keep-agenda.server.ts"
import { lockMeetingToConvene } from "../lock.server.ts"
import type { ProposeApproval } from "./input.ts"

type Waiting = { code: string; number: string; startsAt: Date }

/** On the agenda of a meeting that is still to be held, or being held. */
const PROPOSED = sql`exists (select 1 from agenda_item i join meeting t on t.id = i.meeting_id
  where i.id = m.approval_item_id and i.removed_at is null
    and t.state in ('draft', 'convened', 'open', 'suspended'))`

/** Signed verbali of a table that a later meeting approves, and that are on no agenda yet, the oldest first. */
export const listWaiting = async (
  { db }: Pick<Ctx, "db">,
  { id, roundtableId }: { id: string; roundtableId: string },
): Promise<Waiting[]> => {
  const { rows } = await db.execute(sql`
    select m.code, m.number || '/' || m.year as number, k.starts_at as "startsAt"
      from minutes m join meeting_call k on k.id = m.call_id
     where m.roundtable_id = ${roundtableId} and m.state = 'signed' and m.way = 'next_meeting'
       and m.approved_at is null and m.meeting_id <> ${id} and not ${PROPOSED}
     order by m.year, m.number limit 20`)
  return (rows as (Omit<Waiting, "startsAt"> & { startsAt: string })[]).map((row) => ({
    ...{ ...row, startsAt: new Date(row.startsAt) },
  }))
}

const lockWaiting = async (ctx: TxCtx, meeting: { id: string; roundtableId: string }, code: string) => {
  const [minutes] = await ctx.db
    .select()
    .from(meetingMinutes)
    .where(and(eq(meetingMinutes.code, code), eq(meetingMinutes.roundtableId, meeting.roundtableId)))
    .for("no key update")
  const { id, number, year, state, way } = found(minutes)
  refuse(state === "signed" && way === "next_meeting" ? null : because("convening.approval.refuse"))
  const waiting = (await listWaiting(ctx, meeting)).find((one) => one.code === code)
  if (!waiting) throw conflict("convening.approval.proposed")
  return { id, number: `${number}/${year}`, startsAt: waiting.startsAt }
}

/**
 * Puts the approval of a signed verbale first on a meeting's agenda, as a point to decide on that knows its verbale.
 * @throws not_found for a verbale of another table; forbidden for who does not convene, and unless it waits for a
 *   meeting; conflict where it is on an agenda already
 */
export const proposeApproval = (
  ctx: Ctx,
  input: ProposeApproval,
  speak: (language: string) => Translate,
): Promise<void> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const minutes = await lockWaiting(ctx, meeting, input.minutesCode)
    const t = speak(meeting.language)
    const day = formatDates(meeting.language).day(civilDay(minutes.startsAt))
    const item = await insertItem(ctx, meeting, {
      ...{ title: t("convening.approval.item", { number: minutes.number }), kind: "decision" },
      ...{ detail: t("convening.approval.detail", { day }), rapporteur: null, minutes: 5 },
      ...{ isSecret: false, paperId: null },
    })
    await putFirst(ctx, meeting, item.id)
    await ctx.db
      .update(meetingMinutes)
      .set({ approvalItemId: item.id })
      .where(eq(meetingMinutes.id, minutes.id))
    await record(ctx, {
      ...{ action: "meeting.minutes-proposed", subject: { kind: "minutes", id: minutes.id } },
      ...{ roundtableId: meeting.roundtableId, values: { item: item.code } },
    })
  })
