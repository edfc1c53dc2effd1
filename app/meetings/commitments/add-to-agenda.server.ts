import { and, eq, isNull, sql } from "drizzle-orm"
import { agendaItems, commitments } from "#db/schema/index.ts"
import { type Ctx, transact } from "../../context.ts"
import { formatDates } from "../../i18n/dates.ts"
import type { Translate } from "../../i18n/translate.ts"
import { insertItem } from "../keep-agenda.server.ts"
import { lockMeetingToConvene, markEdited } from "../lock.server.ts"
import { listOpenOfTable } from "./queries.server.ts"

type Speak = (locale: string) => Translate
/** A point's explanation has so many characters at most; the meeting's page lists them all. */
const LONGEST = 3900

const linesThatFit = (lines: readonly string[], more: (n: number) => string): string => {
  const kept: string[] = []
  for (const line of lines) {
    if ([...kept, line].join("\n").length > LONGEST) break
    kept.push(line)
  }
  const left = lines.length - kept.length
  return [...kept, ...(left > 0 ? [more(left)] : [])].join("\n")
}

/** The table's open commitments in the meeting's language: what, who, by when. */
const detailOf = (rows: Awaited<ReturnType<typeof listOpenOfTable>>, language: string, t: Translate) => {
  const dates = formatDates(language)
  const lines = rows.map(({ title, body, dueOn, progress, standing }) =>
    t(standing === "late" ? "commitments.agenda.line_late" : "commitments.agenda.line", {
      ...{ title, body: body?.name ?? t("commitments.secretariat") },
      ...{ day: dates.day(dueOn), progress },
    }),
  )
  return linesThatFit(lines, (n) => t("commitments.agenda.more", { n }))
}

/**
 * Puts the table's open commitments on the agenda as a point of its own, or brings the point that is there up to date.
 * @returns whether there was anything to put
 * @throws forbidden for who does not convene
 */
export const addOpenCommitments = (
  ctx: Ctx,
  input: { meetingCode: string },
  speak: Speak,
): Promise<boolean> =>
  transact(ctx, async (ctx) => {
    const { meeting } = await lockMeetingToConvene(ctx, input.meetingCode)
    const rows = await listOpenOfTable(ctx, meeting.roundtableId)
    if (rows.length === 0) return false
    const t = speak(meeting.language)
    const title = t("commitments.agenda.item")
    const detail = detailOf(rows, meeting.language, t)
    const [there] = await ctx.db
      .update(agendaItems)
      .set({ detail })
      .where(
        and(
          ...[eq(agendaItems.meetingId, meeting.id), isNull(agendaItems.removedAt)],
          sql`lower(agenda_item.title) = lower(${title})`,
        ),
      )
      .returning({ id: agendaItems.id })
    if (there) await markEdited(ctx, meeting)
    else
      await insertItem(ctx, meeting, {
        ...{ title, detail, kind: "information", rapporteur: null, minutes: null },
        ...{ isSecret: false, paperId: null },
      })
    return true
  })

/** How many commitments of a table are open, for the page that offers to put them on an agenda. */
export const countOpen = (ctx: Ctx, roundtableId: string): Promise<number> =>
  ctx.db.$count(commitments, and(eq(commitments.roundtableId, roundtableId), eq(commitments.state, "open")))
