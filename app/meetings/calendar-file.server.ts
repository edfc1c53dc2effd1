import { and, desc, eq, sql } from "drizzle-orm"
import { convocationVersions, meetings, roundtables } from "#db/schema/index.ts"
import { calendarText } from "../calendar-text.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import { formatDates } from "../i18n/dates.ts"
import { isMember } from "../roundtables/policy.ts"
import { Content } from "./content.ts"
import { eventsOf } from "./event.ts"
import { withoutLink } from "./meeting.ts"
import { findMeeting } from "./queries.server.ts"
import type { Speak } from "./send-convocation.server.ts"
import { eventWords } from "./words.ts"

const MOST = 200

const eventsOfRow = (
  ctx: Ctx,
  {
    meeting,
    version,
    roundtable,
  }: {
    meeting: typeof meetings.$inferSelect
    version: typeof convocationVersions.$inferSelect
    roundtable: typeof roundtables.$inferSelect
  },
  speak: Speak,
  isForMembers: boolean,
) => {
  const sent = Content.parse(version.content)
  const content = isForMembers ? sent : withoutLink(sent)
  const speaker = { t: speak(content.language), dates: formatDates(content.language) }
  return eventsOf(
    {
      ...{ code: meeting.code, sequence: version.sequence, sentAt: version.createdAt, content },
      ...{ isCancelled: meeting.state === "cancelled", table: roundtable },
    },
    eventWords(speaker, content, roundtable),
    ctx.settings.publicUrl,
  )
}

const LATEST = sql`convocation_version.sequence = (select max(v.sequence) from convocation_version v
  where v.meeting_id = convocation_version.meeting_id)`

const rowsOf = (ctx: Ctx, where: ReturnType<typeof and>) =>
  ctx.db
    .select({ meeting: meetings, version: convocationVersions, roundtable: roundtables })
    .from(meetings)
    .innerJoin(convocationVersions, and(eq(convocationVersions.meetingId, meetings.id), LATEST))
    .innerJoin(roundtables, eq(roundtables.id, meetings.roundtableId))
    .where(where)
    .orderBy(desc(meetings.id))
    .limit(MOST)

/** A meeting as it was sent last, for a calendar. @throws not_found for a draft, and where it is private */
export const meetingCalendar = async (ctx: Ctx, code: string, speak: Speak): Promise<string> => {
  const { meeting } = await findMeeting(ctx, code)
  const [row] = await rowsOf(ctx, eq(meetings.id, meeting.id))
  const { roundtable } = found(row)
  const method = meeting.state === "cancelled" ? "CANCEL" : "PUBLISH"
  const events = eventsOfRow(ctx, found(row), speak, isMember(ctx.actor, roundtable.id))
  return calendarText({ method, name: roundtable.name, language: roundtable.language, events })
}

/** The public meetings of a table, for calendars that read it again and again: the same for everybody. */
export const tableCalendar = async (
  ctx: Ctx,
  roundtable: { id: string; name: string; language: string },
  speak: Speak,
): Promise<string> => {
  const rows = await rowsOf(ctx, and(eq(meetings.roundtableId, roundtable.id), eq(meetings.isPublic, true)))
  const events = rows.flatMap((row) => eventsOfRow(ctx, row, speak, false))
  return calendarText({ method: "PUBLISH", name: roundtable.name, language: roundtable.language, events })
}
