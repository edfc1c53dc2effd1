import type { LoaderFunctionArgs } from "@remix-run/node"
import { calendarAnswer } from "../calendar-answer.server.ts"
import { read } from "../http.server.ts"
import { meetingCalendar } from "../meetings/calendar-file.server.ts"

/** One meeting for a calendar, as it was sent last. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) =>
    calendarAnswer(await meetingCalendar(ctx, params.code ?? "", context.speak), "riunione.ics"),
  )
