import type { LoaderFunctionArgs } from "@remix-run/node"
import { registerFile } from "../courses/register/csv.server.ts"
import { read } from "../http.server.ts"

/** The minutes of everybody at every session of an edition, for who holds it. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const code = params.code ?? ""
    return new Response(await registerFile(ctx, code, context.t), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="registro-${encodeURIComponent(code)}.csv"`,
        "Cache-Control": "no-store",
      },
    })
  })
