import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { choosePreferences } from "../notifications/choose-preferences.server.ts"
import { ChoosePreferences } from "../notifications/input.ts"
import { PreferencesForm } from "../notifications/preferences-form.tsx"
import { getPreferences } from "../notifications/queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("notifications.preferences.title")),
    preferences: await getPreferences(ctx),
    done: new URL(request.url).searchParams.get("done") === "saved",
    key: newKey(),
  }))
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, ChoosePreferences, {}, async (ctx, input) => {
    await choosePreferences(ctx, input)
    return redirect("/account/notices?done=saved")
  })

export default function NoticePreferences() {
  const { preferences, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap read stack">
      <BackLink href="/inbox" label={t("notifications.inbox.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("notifications.preferences.title")} lead={t("notifications.preferences.lead")} />
      {done ? (
        <Note tone="ok" live>
          {t("notifications.preferences.saved")}
        </Note>
      ) : null}
      <PreferencesForm preferences={preferences} formKey={key} refusal={refusal} />
      <Section id="always" title={t("notifications.preferences.always")} className="band-s">
        <p>{t("notifications.preferences.always_text")}</p>
        <p>
          {t("notifications.preferences.language")}{" "}
          <a href="/account">{t("notifications.preferences.change_language")}</a>
        </p>
      </Section>
    </div>
  )
}
