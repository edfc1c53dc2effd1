import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { LimitedNote, OwnDataSection, OwnOrganisations } from "../people/account-parts.tsx"
import { changeProfile } from "../people/change-profile.server.ts"
import { endSession } from "../people/end-session.server.ts"
import { ChangeProfile, EndSession } from "../people/input.ts"
import { getOwnProfile, listOwnOrganisations, listOwnSessions } from "../people/queries.server.ts"
import { getOwnRequest } from "../people/request-queries.server.ts"
import { isLimited } from "../people/roles.ts"
import { sessionDigest } from "../people/session.server.ts"
import { SessionTable } from "../people/session-table.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  const thisId = context.sessionSecret ? sessionDigest(context.sessionSecret) : null
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.account.title")),
    profile: await getOwnProfile(ctx),
    sessions: (await listOwnSessions(ctx, thisId)).map((session) => ({ ...session, key: newKey() })),
    held: await listOwnOrganisations(ctx),
    limited: isLimited(ctx.actor) ? { request: await getOwnRequest(ctx) } : null,
    locales: context.locales,
    done: new URL(request.url).searchParams.get("done"),
    key: newKey(),
  }))
}

const intents = z.object({ intent: z.enum(["profile", "end-session"]) })

export const action = async ({ context, request }: ActionFunctionArgs) => {
  const asked = intents.safeParse(Object.fromEntries(await request.clone().formData()))
  if (asked.data?.intent === "end-session")
    return run(context, request, EndSession, {}, async (ctx, input) => {
      await endSession(ctx, input)
      return redirect("/account?done=ended")
    })
  return run(context, request, ChangeProfile, {}, async (ctx, input) => {
    await changeProfile(ctx, input)
    context.setCookie("tavoli_language=; Path=/; Max-Age=0")
    return redirect("/account?done=saved")
  })
}

const DONE = [
  ...(["saved", "ended", "email_asked", "email_changed", "password_changed"] as const),
  ...(["requested", "merge_asked", "merged", "left"] as const),
]

export default function Account() {
  const { profile, sessions, held, limited, locales, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const told = DONE.find((word) => word === done)
  return (
    <div className="wrap read stack">
      <Refused refusal={refusal} />
      <PageHead title={t("people.account.title")} />
      {told ? (
        <Note tone="ok" live>
          {t(`people.account.${told}`)}
        </Note>
      ) : null}
      {limited ? <LimitedNote request={limited.request} /> : null}
      <Section id="profile" title={t("people.account.profile")} className="stack">
        <RefusableForm formKey={key} refusal={refusal}>
          <input type="hidden" name="intent" value="profile" />
          <Field
            name="name"
            label={t("people.account.name")}
            help={t("people.account.name_help")}
            value={profile.name}
            autoComplete="name"
          />
          <Field
            as="select"
            name="language"
            label={t("people.account.language")}
            help={t("people.account.language_help")}
            value={profile.language}
            width="m"
            options={locales.map((value) => ({
              value,
              label: t(`common.languages.${value}` as "common.languages.it"),
            }))}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("people.account.save")}</Button>
          </Actions>
        </RefusableForm>
        <div className="above">
          <dl className="sum">
            <dt>{t("people.account.email")}</dt>
            <dd>
              <div>
                <bdi>{profile.email}</bdi>
              </div>
              <a href="/account/email">{t("people.account.change_email")}</a>
            </dd>
            <dt>{t("people.sign_in.password")}</dt>
            <dd>
              <div>{t("people.account.password_by_link")}</div>
              <a href="/sign-in/link">{t("people.account.change_password")}</a>
            </dd>
            <dt>{t("people.account.organisations")}</dt>
            <dd>
              <OwnOrganisations held={held} />
            </dd>
          </dl>
        </div>
      </Section>
      <Section id="sessions" title={t("people.account.sessions")} className="band-s">
        <p>{t("people.account.sessions_help")}</p>
        <SessionTable sessions={sessions} />
      </Section>
      <OwnDataSection />
    </div>
  )
}
