import type { LoaderFunctionArgs } from "@remix-run/node"
import { found } from "../errors.ts"
import { attachmentHeader } from "../files/file-name.ts"
import { read } from "../http.server.ts"
import { askOnlineAnnex } from "../meetings/minutes/publish/annex-queries.server.ts"

/** An annex beside a published verbale, for everybody until its last day; from then on, that it is no more online. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const { annex, isGone } = await askOnlineAnnex(ctx, params.code ?? "", params.annex ?? "")
    const headers = new Headers({
      "Cache-Control": "private, no-store",
      "Content-Security-Policy": "sandbox; default-src 'none'",
      "X-Content-Type-Options": "nosniff",
    })
    if (isGone) {
      headers.set("Content-Type", "text/plain; charset=utf-8")
      return new Response(`${context.t("afterwards.publish.gone")}\n`, { status: 410, headers })
    }
    const digest = Buffer.from(annex.sha256).toString("hex")
    const bytes = found(await ctx.files.get(digest), "files.errors.bytes_missing")
    headers.set("Content-Type", annex.type.startsWith("text/") ? `${annex.type}; charset=utf-8` : annex.type)
    // Not the name that it was sent with: nobody has looked through that for names of persons.
    const ending = /\.[a-z0-9]{1,8}$/i.exec(annex.name ?? "")?.[0] ?? ""
    headers.set("Content-Disposition", attachmentHeader(`${params.code}-${annex.number}${ending}`))
    headers.set("Content-Length", String(bytes.length))
    return new Response(bytes, { headers })
  })
