import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { listMailLog } from "../notifications/mail-log.server.ts"
import { MailLog } from "../notifications/mail-log.tsx"
import { MAIL_STATES, mailState } from "../notifications/mail-state.ts"
import { pageMeta } from "../page-meta.ts"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const Asked = z.object({
  state: z.enum(MAIL_STATES).nullable().catch(null),
  after: z.uuid().nullable().catch(null),
})

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const asked = new URL(request.url).searchParams
  const { state, after } = Asked.parse({ state: asked.get("state"), after: asked.get("after") })
  return read(context, async (ctx) => {
    const { rows, next } = await listMailLog(ctx, { state, after })
    return {
      title: titleOf(context, context.t("notifications.log.title")),
      rows: rows.map((row) => ({ ...row, state: mailState(row, ctx.now) })),
      ...{ next, state, isFirst: after === null },
    }
  })
}

export default function MailLogPage() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap band-s stack">
      <PageHead title={t("notifications.log.title")} lead={t("notifications.log.lead")} />
      <MailLog {...page} />
    </div>
  )
}
