import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, runOpen, titleOf } from "../http.server.ts"
import { pageMeta } from "../page-meta.ts"
import { renewMailLink } from "../people/ask-mail-link.server.ts"
import { browserOf, deviceCookie } from "../people/browser.server.ts"
import { MailLinkToken, UseMailLink } from "../people/input.ts"
import { MailLinkPage } from "../people/mail-link-page.tsx"
import { openMailLink } from "../people/open-mail-link.server.ts"
import { startSession } from "../people/sign-in.server.ts"
import { useMailLink } from "../people/use-mail-link.server.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const link = await openMailLink(ctx, params.token ?? "")
    const { organisation } = link
    const page = {
      title: titleOf(context, context.t(`people.link.${link.kind}.title`, { organisation })),
      link,
      renewed: new URL(request.url).searchParams.get("done") === "renewed",
      me: ctx.actor.name,
      path: `/links/${params.token}`,
      formKey: newKey(),
    }
    return data(page, { headers: { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" } })
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { token } = params
  if (form.get("intent") === "renew")
    return runOpen(context, form, MailLinkToken, { token }, async (ctx, input) => {
      await renewMailLink(ctx, input)
      return redirect(`/links/${token}?done=renewed`)
    })
  return runOpen(context, form, UseMailLink, { token }, async (ctx, input) => {
    const { personId, to } = await useMailLink(ctx, input)
    const isStillIn = ctx.actor.personId === personId && !to.endsWith("password_changed")
    if (!isStillIn) {
      const session = await startSession(ctx, personId, browserOf(request))
      context.setCookie(session.cookie)
      context.setCookie(deviceCookie(ctx.settings, session.device))
    }
    return redirect(to)
  })
}

export default function Link() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return <MailLinkPage {...page} refusal={refusal} />
}
