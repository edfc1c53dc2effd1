import type { LoaderFunctionArgs } from "@remix-run/node"
import { read, signedIn } from "../http.server.ts"
import { suggestMentions } from "../search/suggest-mentions.server.ts"

/** What may be mentioned in a text, for who writes it in the editor. */
export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const asked = new URL(request.url).searchParams
    const wish = { code: params.code ?? "", query: asked.get("q") ?? "", after: asked.get("after") }
    return Response.json(await suggestMentions(ctx, wish), { headers: { "Cache-Control": "no-store" } })
  })
}
