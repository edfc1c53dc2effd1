import type { LoaderFunctionArgs } from "@remix-run/node"
import { getThread } from "../answers/thread/thread-queries.server.ts"
import { read } from "../http.server.ts"
import { writeFeed } from "../meetings/decisions/feed.ts"

/** What happened to a proposal, for whoever follows it: the latest first, without names of persons. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { code, title, language, table, events } = await getThread(ctx, params.code ?? "")
    const at = (path: string) => new URL(path, ctx.settings.publicUrl).href
    const say = context.speak(language)
    const page = `/proposals/${code}/thread`
    const feed = writeFeed({
      ...{ url: at(`/proposals/${code}/atom`), page: at(page), title, language },
      entries: [...events].reverse().map((event) => ({
        url: at(`${page}#${event.seq}`),
        title: say(`proposals.events.${event.kind as "begun"}`, { table: event.table, to: event.to ?? "" }),
        ...{ text: event.text ?? "", language: event.text ? event.language : language },
        ...{ table: table.name, publishedAt: event.at },
      })),
    })
    return new Response(feed, { headers: { "Content-Type": "application/atom+xml; charset=utf-8" } })
  })
