import { asc, eq } from "drizzle-orm"
import { courseSessions, courses } from "#db/schema/index.ts"
import { calendarText } from "../calendar-text.ts"
import type { Ctx } from "../context.ts"
import { found } from "../errors.ts"
import type { Translate } from "../i18n/translate.ts"
import { findEdition } from "./queries.server.ts"

/** The sessions of an edition for a calendar, without their links: those are shown to the confirmed only. */
export const editionCalendar = async (
  ctx: Ctx,
  code: string,
  speak: (language: string) => Translate,
): Promise<string> => {
  const edition = await findEdition(ctx, code)
  const [course] = await ctx.db
    .select({ title: courses.title, language: courses.language })
    .from(courses)
    .where(eq(courses.id, edition.courseId))
  const { title, language } = found(course)
  const rows = await ctx.db
    .select()
    .from(courseSessions)
    .where(eq(courseSessions.editionId, edition.id))
    .orderBy(asc(courseSessions.startsAt))
    .limit(500)
  const { publicUrl } = ctx.settings
  const url = `${publicUrl}/editions/${code}`
  const t = speak(language)
  const events = rows.map((session) => ({
    ...{ uid: `${session.code}@${new URL(publicUrl).hostname}`, sequence: session.version },
    status:
      session.cancelledAt || edition.state === "cancelled" ? ("CANCELLED" as const) : ("CONFIRMED" as const),
    ...{ stampedAt: session.createdAt, startsAt: session.startsAt, endsAt: session.endsAt },
    summary: t("calendar.session_of", { course: title, title: session.title }),
    ...{ description: "", place: session.room ?? edition.place ?? "", url },
    organiser: { name: title, url },
  }))
  return calendarText({ method: "PUBLISH", name: title, language, events })
}
