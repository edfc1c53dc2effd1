import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { newKey, read, runOpen, titleOf } from "../http.server.ts"
import { UnsubscribeToken } from "../notifications/input.ts"
import { openUnsubscribe, renewUnsubscribe, unsubscribe } from "../notifications/unsubscribe.server.ts"
import { UnsubscribePage } from "../notifications/unsubscribe-page.tsx"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const link = await openUnsubscribe(ctx, params.token ?? "")
    const name = link.name ?? context.t("notifications.unsubscribe.somebody")
    const title = titleOf(context, context.t("notifications.unsubscribe.title", { name }))
    const headers = { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" }
    return data({ title, ...link, formKey: newKey() }, { headers })
  })

/**
 * The page's button, and the post of a mail reader itself (`List-Unsubscribe=One-Click`, RFC 8058), which
 * follows no redirect. Neither asks who is signed in: the link is the permission.
 */
export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { token } = params
  if (form.get("intent") === "renew")
    return runOpen(context, form, UnsubscribeToken, { token }, async (ctx, input) => {
      await renewUnsubscribe(ctx, input)
      return redirect(`/unsubscribe/${token}`)
    })
  if (form.get("List-Unsubscribe") === "One-Click") {
    await read(context, (ctx) => unsubscribe(ctx, { token: token ?? "" }))
    return null
  }
  return runOpen(context, form, UnsubscribeToken, { token }, async (ctx, input) => {
    await unsubscribe(ctx, input)
    return redirect(`/unsubscribe/${token}`)
  })
}

export default function Unsubscribe() {
  return <UnsubscribePage {...useLoaderData<typeof loader>()} />
}
