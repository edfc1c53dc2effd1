import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { giveProxy, withdrawProxy } from "../meetings/session/give-proxy.server.ts"
import { GiveProxy, WithdrawProxy } from "../meetings/session/input.ts"
import { ProxyFields, ProxyList } from "../meetings/session/proxy-parts.tsx"
import { getProxies } from "../meetings/session/proxy-queries.server.ts"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Empty } from "../ui/empty.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { refusal, ...page } = await getProxies(ctx, params.code ?? "")
    return {
      ...{ title: titleOf(context, context.t("assembly.proxy.title")), ...page, key: newKey() },
      refused: refusal ? context.t(refusal.key, refusal.values) : null,
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = (await request.clone().formData()).get("intent")
  const here = { meetingCode: params.code }
  const done = () => redirect(`/meetings/${params.code}/proxies`)
  if (intent === "withdraw")
    return run(context, request, WithdrawProxy, here, async (ctx, input) => {
      await withdrawProxy(ctx, input)
      return done()
    })
  return run(context, request, GiveProxy, here, async (ctx, input) => {
    await giveProxy(ctx, input)
    return done()
  })
}

export default function ProxiesRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { refused, proxies, principals } = page
  const keyOf = (name: string) => keyFor(page.key, name)
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={page} name={useMeetingName(page)} title={t("assembly.proxy.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("assembly.proxy.title")} lead={t("assembly.proxy.lead")} />
      <div className="stack-l">
        {refused ? <Note tone="wait">{refused}</Note> : null}
        {refused === null && principals.length > 0 ? (
          <Section id="give" title={t("assembly.proxy.give")}>
            <RefusableForm formKey={keyOf("give")} refusal={refusal} files>
              <input type="hidden" name="intent" value="give" />
              <ProxyFields {...page} />
              <Actions>
                <Button>{t("assembly.proxy.button")}</Button>
              </Actions>
            </RefusableForm>
          </Section>
        ) : null}
        <Section id="proxies" title={t("assembly.proxy.given")} count={proxies.length}>
          {proxies.length > 0 ? (
            <ProxyList {...{ proxies, keyOf }} />
          ) : (
            <Empty>{t("assembly.proxy.none")}</Empty>
          )}
        </Section>
      </div>
    </div>
  )
}
