import { civilDay } from "../../civil-time.ts"
import type { Ctx } from "../../context.ts"
import type { Translate } from "../../i18n/translate.ts"
import { csvFile } from "../../roundtables/seats/csv.ts"
import { getOverview } from "./overview.server.ts"

/** More people than an edition may have. */
const EVERYBODY = 5_000

const COLUMNS = [
  ...(["person", "body", "session", "day", "planned"] as const),
  ...(["attended", "room", "online", "excused", "state"] as const),
]

/** A line for each person at each session that took place or will: the same numbers as the page. */
export const registerFile = async (ctx: Ctx, editionCode: string, t: Translate): Promise<string> => {
  const { rows, sessions } = await getOverview(ctx, editionCode, { after: null, limit: EVERYBODY })
  const lines = rows.flatMap((person) =>
    sessions.flatMap((session, n) => {
      const own = person.sessions[n]
      if (!own || session.cancelledAt) return []
      return [
        [
          ...[person.name ?? t("courses.enrolments.erased"), person.body, session.title],
          ...[civilDay(session.startsAt), session.plannedMinutes, own.attended, own.room, own.online],
          ...[
            own.isExcused ? t("register.csv.yes") : "",
            t(`register.states.${(session.state ?? "open") as "open"}`),
          ],
        ],
      ]
    }),
  )
  return csvFile([COLUMNS.map((column) => t(`register.csv.${column}`)), ...lines])
}
