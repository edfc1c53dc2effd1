import type { LoaderFunctionArgs } from "@remix-run/node"
import { calendarAnswer } from "../calendar-answer.server.ts"
import { calendarOf } from "../desk/calendar/calendar-file.server.ts"
import { openFeed } from "../desk/calendar/feed.server.ts"
import { filtersOf } from "../desk/calendar/input.ts"
import { read } from "../http.server.ts"

/** Somebody's own calendar under its secret address: what they may see now, and nothing else. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (outer) => {
    const { ctx, language } = await openFeed(outer, params.token ?? "")
    const mine = filtersOf(new URLSearchParams({ mine: "yes" }))
    return calendarAnswer(await calendarOf(ctx, context.speak(language), language, mine), "calendario.ics")
  })
