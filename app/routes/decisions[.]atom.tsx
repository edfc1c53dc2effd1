import type { LoaderFunctionArgs } from "@remix-run/node"
import { read } from "../http.server.ts"
import { writeFeed } from "../meetings/decisions/feed.ts"
import { RegisterFilter } from "../meetings/decisions/input.ts"
import { listPublic } from "../meetings/decisions/queries.server.ts"
import { registerAddress } from "../meetings/decisions/register-filters.tsx"

const MOST = 50

/** The latest decisions of the register, under the same filters, for whoever subscribes to them. */
export const loader = ({ context, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const filter = RegisterFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
    const rows = await listPublic(ctx, filter, MOST)
    const at = (path: string) => new URL(path, ctx.settings.publicUrl).href
    const feed = writeFeed({
      url: at(registerAddress(filter, "/decisions.atom")),
      page: at(registerAddress(filter)),
      ...{ title: context.speak("it")("decisions.register.title"), language: "it" },
      entries: rows.map(({ code, title, text, language, table, publishedAt }) => ({
        ...{ url: at(`/decisions/${code}`), title, text, language, table: table.name },
        publishedAt: (publishedAt ?? ctx.now).toISOString(),
      })),
    })
    return new Response(feed, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } })
  })
