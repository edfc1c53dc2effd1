import type { LoaderFunctionArgs } from "@remix-run/node"
import { certificatesFile } from "../courses/certificates/csv.server.ts"
import { read } from "../http.server.ts"

/** The certificates of an edition in lines, for who coordinates courses. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const code = params.code ?? ""
    return new Response(await certificatesFile(ctx, code, context.t, context.locale), {
      headers: {
        "Content-Type": "text/csv; charset=utf-8",
        "Content-Disposition": `attachment; filename="attestati-${encodeURIComponent(code)}.csv"`,
        "Cache-Control": "no-store",
      },
    })
  })
