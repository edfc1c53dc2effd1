import { data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { readableSubjects } from "../desk/readable.server.ts"
import { read, safePath, titleOf } from "../http.server.ts"
import { NoticePage } from "../notifications/notice-page.tsx"
import { findNotice } from "../notifications/queries.server.ts"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

/** The link in a person's mail: its reader goes on to what the mail was about, anybody else is told whose it is. */
export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const notice = await findNotice(ctx, params.code ?? "", readableSubjects(ctx))
    const { personId, name: me } = ctx.actor
    if (notice.personId === personId && notice.isReadable)
      throw redirect(safePath(notice.params?.path, "/inbox"))
    const name = notice.name ?? context.t("notifications.notice.somebody")
    const door = personId === null ? "sign_in" : notice.personId === personId ? "gone" : "somebody_else"
    const page = {
      title: titleOf(context, context.t("notifications.notice.title", { name })),
      ...{ name, me, path: `/inbox/${params.code}` },
      door: door as "sign_in" | "gone" | "somebody_else",
    }
    return data(page, { headers: { "X-Robots-Tag": "noindex" } })
  })

export default function Notice() {
  return <NoticePage {...useLoaderData<typeof loader>()} />
}
