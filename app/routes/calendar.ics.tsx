import type { LoaderFunctionArgs } from "@remix-run/node"
import { calendarAnswer } from "../calendar-answer.server.ts"
import { calendarOf } from "../desk/calendar/calendar-file.server.ts"
import { filtersOf } from "../desk/calendar/input.ts"
import { read } from "../http.server.ts"

/** What the reader may see, of a table or a region, for a calendar; signed in or not. */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const filters = filtersOf(new URL(request.url).searchParams)
    const own = { ...filters, mine: filters.mine && ctx.actor.personId !== null }
    return calendarAnswer(await calendarOf(ctx, context.t, context.locale, own), "calendario.ics")
  })
