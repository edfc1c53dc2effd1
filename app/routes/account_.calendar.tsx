import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { getFeed, renewFeed, withdrawFeed } from "../desk/calendar/feed.server.ts"
import { feedCookie, shownOnce } from "../desk/calendar/feed-cookie.server.ts"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Press } from "../roundtables/seats/press.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const token = shownOnce(request)
  if (token) context.setCookie(feedCookie(context.ctx.settings, null))
  return read(context, async (ctx) => {
    const feed = await getFeed(ctx)
    return {
      title: titleOf(context, context.t("calendar.feed.title")),
      since: feed?.createdAt ?? null,
      address: token && feed ? `${ctx.settings.publicUrl}/calendar/feed/${token}` : null,
      keys: { renew: newKey(), withdraw: newKey() },
    }
  })
}

const HOME = "/account/calendar"

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  if (intent === "withdraw")
    return run(context, request, z.object({}), {}, async (ctx) => {
      await withdrawFeed(ctx)
      return redirect(HOME)
    })
  return run(context, request, z.object({}), {}, async (ctx) => {
    context.setCookie(feedCookie(ctx.settings, await renewFeed(ctx)))
    return redirect(HOME)
  })
}

export default function OwnCalendarRoute() {
  const { since, keys, address } = useLoaderData<typeof loader>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap read stack">
      <BackLink href="/account" label={t("people.account.title")} />
      <PageHead title={t("calendar.feed.title")} lead={t("calendar.feed.lead")} />
      {address ? (
        <Note tone="ok" title={t("calendar.feed.made")} live>
          <p className="mono">
            <bdi dir="ltr">{address}</bdi>
          </p>
          <p>{t("calendar.feed.once")}</p>
        </Note>
      ) : null}
      <p>{since ? t("calendar.feed.since", { moment: dates.moment(since) }) : t("calendar.feed.none")}</p>
      <div className="row-x">
        <Press
          formKey={keys.renew}
          {...{ kind: since ? "line" : "primary", dense: false, fields: { intent: "renew" } }}
          label={t(since ? "calendar.feed.renew" : "calendar.feed.make")}
        />
        {since ? (
          <Press
            formKey={keys.withdraw}
            {...{ kind: "stop", dense: false, fields: { intent: "withdraw" } }}
            label={t("calendar.feed.withdraw")}
          />
        ) : null}
      </div>
      <p className="small muted">{t("calendar.feed.keep")}</p>
    </div>
  )
}
