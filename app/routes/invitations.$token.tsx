import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, runOpen, titleOf } from "../http.server.ts"
import { pageMeta } from "../page-meta.ts"
import { browserOf, deviceCookie } from "../people/browser.server.ts"
import { startSession } from "../people/sign-in.server.ts"
import { InvitationToken, UseInvitation } from "../roundtables/input.ts"
import { InvitationPage } from "../roundtables/invitation-page.tsx"
import { openInvitation } from "../roundtables/open-invitation.server.ts"
import { renewExpiredInvitation } from "../roundtables/renew-invitation.server.ts"
import { takeSeat } from "../roundtables/take-seat.server.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const invitation = await openInvitation(ctx, params.token ?? "")
    const renewed = new URL(request.url).searchParams.get("done") === "renewed"
    const title = titleOf(context, context.t("roundtables.invitation.title"))
    const page = {
      title,
      invitation,
      renewed,
      me: ctx.actor.name,
      path: `/invitations/${params.token}`,
      formKey: newKey(),
    }
    return data(page, { headers: { "Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex" } })
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const form = await request.formData()
  const { token } = params
  if (form.get("intent") === "renew")
    return runOpen(context, form, InvitationToken, { token }, async (ctx, input) => {
      await renewExpiredInvitation(ctx, input)
      return redirect(`/invitations/${token}?done=renewed`)
    })
  return runOpen(context, form, UseInvitation, { token }, async (ctx, input) => {
    const { personId, roundtableCode } = await takeSeat(ctx, input)
    if (!ctx.actor.personId) {
      const session = await startSession(ctx, personId, browserOf(request))
      context.setCookie(session.cookie)
      context.setCookie(deviceCookie(ctx.settings, session.device))
    }
    return redirect(`/roundtables/${roundtableCode}?done=seated`)
  })
}

export default function Invitation() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  return <InvitationPage {...page} refusal={refusal} />
}
