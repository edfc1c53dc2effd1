import type { LoaderFunctionArgs } from "@remix-run/node"
import { attachmentHeader } from "../files/file-name.ts"
import { read } from "../http.server.ts"
import { exportDecisions } from "../meetings/decisions/export.server.ts"
import { RegisterFilter } from "../meetings/decisions/input.ts"

/** The register as open data, under the same filters. */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const filter = RegisterFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
    return new Response(await exportDecisions(ctx, filter, context.t), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": attachmentHeader("decisioni.csv"),
      },
    })
  })
