import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, runOpen, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { askMailLink } from "../people/ask-mail-link.server.ts"
import { AskMailLink } from "../people/input.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => ({
  title: titleOf(context, context.t("people.by_mail.title")),
  minutes: context.ctx.settings.mailLinkMinutes,
  most: context.ctx.settings.mailLinksPerHour,
  sent: new URL(request.url).searchParams.get("done") === "sent",
  key: newKey(),
})

export const action = async ({ context, request }: ActionFunctionArgs) =>
  runOpen(context, await request.formData(), AskMailLink, {}, async (ctx, input) => {
    await askMailLink(ctx, input)
    return redirect("/sign-in/link?done=sent")
  })

export default function SignInByMail() {
  const { minutes, most, sent, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  if (sent)
    return (
      <div className="wrap form band-s">
        <PageHead title={t("people.by_mail.sent_title")} />
        <Note tone="ok" live>
          {t("people.by_mail.sent_text", { most })}
        </Note>
        <Actions>
          <ButtonLink href="/sign-in">{t("people.by_mail.back")}</ButtonLink>
          <ButtonLink kind="quiet" href="/sign-in/link">
            {t("people.by_mail.again")}
          </ButtonLink>
        </Actions>
      </div>
    )
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead title={t("people.by_mail.title")} lead={t("people.by_mail.lead", { minutes })} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="email"
          label={t("people.sign_in.email")}
          type="email"
          autoComplete="username"
          inputMode="email"
        />
        <Actions>
          <Button name="intent" value="sign_in">
            {t("people.by_mail.send_sign_in")}
          </Button>
          <Button kind="line" name="intent" value="password">
            {t("people.by_mail.send_password")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
