import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { askEmailChange } from "../people/change-email.server.ts"
import { AskEmailChange } from "../people/input.ts"
import { getOwnProfile } from "../people/queries.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.account.change_email")),
    profile: await getOwnProfile(ctx),
    key: newKey(),
  }))
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, AskEmailChange, {}, async (ctx, input) => {
    await askEmailChange(ctx, input)
    return redirect("/account?done=email_asked")
  })

export default function ChangeEmail() {
  const { profile, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead title={t("people.account.change_email")} lead={t("people.account.change_email_lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="email"
          label={t("people.account.new_email")}
          type="email"
          autoComplete="email"
          inputMode="email"
        />
        {profile.hasPassword ? (
          <Field
            name="password"
            label={t("people.account.current_password")}
            type="password"
            autoComplete="current-password"
          />
        ) : null}
        <Actions>
          <Button busy={t("common.form.saving")}>{t("people.account.send_link")}</Button>
          <ButtonLink kind="quiet" href="/account">
            {t("people.account.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
