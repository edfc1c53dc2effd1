import { type CalendarEvent, calendarText } from "../../calendar-text.ts"
import { civilDay, daysAfter } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { Translate } from "../../i18n/translate.ts"
import { type CalendarEntry, entriesBetween, periodOf } from "./events.server.ts"
import type { CalendarFilters } from "./input.ts"

/** So long before and after today a calendar that others read again and again goes. */
const [BEFORE_DAYS, AFTER_DAYS] = [60, 400]

const hrefOf = ({ kind, code }: Pick<CalendarEntry, "kind" | "code">) =>
  kind === "meeting" ? `/meetings/${code}` : `/editions/${code}`

const eventOf = (ctx: Ctx, t: Translate, entry: CalendarEntry): CalendarEvent => {
  const { publicUrl } = ctx.settings
  const url = publicUrl + hrefOf(entry)
  return {
    uid: `${entry.uid}@${new URL(publicUrl).hostname}`,
    sequence: entry.sequence,
    status: entry.isCancelled || entry.isDeserted ? "CANCELLED" : "CONFIRMED",
    stampedAt: ctx.now,
    ...{ startsAt: new Date(entry.startsAt), endsAt: new Date(entry.endsAt) },
    summary:
      entry.kind === "meeting"
        ? t("meetings.event.summary", { table: entry.title, number: entry.detail })
        : t("calendar.session_of", { course: entry.title, title: entry.detail }),
    ...{ description: "", place: entry.place ?? "", url, organiser: { name: entry.title, url } },
  }
}

/** What the reader may see, as a calendar for their own programme: no links to rooms, no names. */
export const calendarOf = async (
  ctx: Ctx,
  t: Translate,
  language: string,
  filters: CalendarFilters,
): Promise<string> => {
  const today = civilDay(ctx.now)
  const period = periodOf(daysAfter(today, -BEFORE_DAYS), daysAfter(today, AFTER_DAYS))
  const entries = await entriesBetween(ctx, period, filters)
  const events = entries.map((entry) => eventOf(ctx, t, entry))
  const name = t(filters.mine ? "calendar.file_own" : "calendar.file")
  return calendarText({ method: "PUBLISH", name, language, events })
}
