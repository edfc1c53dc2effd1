import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { z } from "zod"
import { newKey, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { PRIVACY_VERSION } from "../people/notice.ts"
import { readNotice } from "../people/read-notice.server.ts"
import { Actions, Button } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context }: LoaderFunctionArgs) => {
  const { actor } = context.ctx
  return {
    title: titleOf(context, context.t("common.privacy_page.title")),
    reader:
      actor.personId === null ? null : actor.privacyVersion === PRIVACY_VERSION ? "has_read" : "has_not",
    key: newKey(),
  }
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, z.object({}), {}, async (ctx) => {
    await readNotice(ctx)
    return redirect("/desk")
  })

const Read = ({ formKey }: { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post">
      <FormKey value={formKey} />
      <p className="help">{t("people.notice.no_consent")}</p>
      <Actions>
        <Button>{t("people.notice.read")}</Button>
      </Actions>
    </form>
  )
}

export default function Privacy() {
  const { reader, key } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  return (
    <div className="wrap read band-s stack">
      <PageHead
        title={t("common.privacy_page.title")}
        lead={t("common.privacy_page.lead")}
        meta={[t("people.notice.version", { version: PRIVACY_VERSION })]}
      />
      {(["what", "why", "who", "rights"] as const).map((part) => (
        <Section key={part} id={part} title={t(`common.privacy_page.${part}_title`)}>
          <p>{t(`common.privacy_page.${part}`)}</p>
        </Section>
      ))}
      {reader === "has_not" ? <Read formKey={key} /> : null}
      {reader === "has_read" ? <p className="muted">{t("people.notice.already")}</p> : null}
    </div>
  )
}
