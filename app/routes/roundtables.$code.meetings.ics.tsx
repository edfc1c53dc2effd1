import type { LoaderFunctionArgs } from "@remix-run/node"
import { calendarAnswer } from "../calendar-answer.server.ts"
import { read } from "../http.server.ts"
import { tableCalendar } from "../meetings/calendar-file.server.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"

/** The public meetings of a table, for calendars that subscribe to it. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const roundtable = await getRoundtable(ctx, params.code ?? "")
    return calendarAnswer(await tableCalendar(ctx, roundtable, context.speak), "riunioni.ics")
  })
