import type { LoaderFunctionArgs } from "@remix-run/node"
import { civilDay } from "../civil-time.ts"
import { answerFigures } from "../figures/answer-file.server.ts"
import { periodAsked, periodQuery } from "../figures/input.ts"
import { openData } from "../figures/open-data.server.ts"
import { openFigures } from "../figures/queries.server.ts"
import { read } from "../http.server.ts"

/** The figures of a public table as open data: the same file for everybody, in Italian. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const period = periodAsked(new URL(request.url).searchParams, civilDay(ctx.now))
    const figures = await openFigures(ctx, params.code ?? "", period)
    const page = new URL(`/roundtables/${params.code}/figures${periodQuery(period)}`, ctx.settings.publicUrl)
    return answerFigures(`${JSON.stringify(openData(figures, page.href, context.speak("it")), null, 1)}\n`, {
      ...{ type: "application/json; charset=utf-8", name: "numeri.json", isOpen: true, isForAll: true },
    })
  })
