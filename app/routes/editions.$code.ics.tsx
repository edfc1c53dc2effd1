import type { LoaderFunctionArgs } from "@remix-run/node"
import { calendarAnswer } from "../calendar-answer.server.ts"
import { editionCalendar } from "../courses/calendar-file.server.ts"
import { read } from "../http.server.ts"

/** The sessions of an edition, for a calendar. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) =>
    calendarAnswer(await editionCalendar(ctx, params.code ?? "", context.speak), "incontri.ics"),
  )
