import type { LoaderFunctionArgs } from "@remix-run/node"
import { civilDay } from "../civil-time.ts"
import { answerFigures } from "../figures/answer-file.server.ts"
import { figuresCsv } from "../figures/files.server.ts"
import { periodAsked } from "../figures/input.ts"
import { tableFigures } from "../figures/queries.server.ts"
import { read } from "../http.server.ts"

/** The figures of a table, as a file. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const period = periodAsked(new URL(request.url).searchParams, civilDay(ctx.now))
    const figures = await tableFigures(ctx, params.code ?? "", period)
    return answerFigures(figuresCsv(figures, context.t), {
      ...{ type: "text/csv; charset=utf-8", name: "numeri.csv", isOpen: figures.isOpen },
    })
  })
