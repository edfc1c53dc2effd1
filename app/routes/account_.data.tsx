import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { getOwnData } from "../people/own-data.server.ts"

/** One's own data, as a file. */
export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const own = await getOwnData(ctx)
    return new Response(`${JSON.stringify(own, null, 2)}\n`, {
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "Content-Disposition": `attachment; filename="tavoli-${own.person.code}.json"`,
        "Cache-Control": "no-store",
      },
    })
  })
}
