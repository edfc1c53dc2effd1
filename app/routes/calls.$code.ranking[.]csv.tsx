import type { LoaderFunctionArgs } from "@remix-run/node"
import { exportRanking } from "../calls/results/queries.server.ts"
import { attachmentHeader } from "../files/file-name.ts"
import { read } from "../http.server.ts"

/** The published ranking as open data. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const code = params.code ?? ""
    return new Response(await exportRanking(ctx, code, context.t), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentHeader(`graduatoria-${code}.csv`),
      },
    })
  })
