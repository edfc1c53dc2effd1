import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { eraseSelf } from "../people/erase-person.server.ts"
import { ErasureFacts } from "../people/erasure-facts.tsx"
import { EraseSelf } from "../people/input.ts"
import { getOwnProfile } from "../people/queries.server.ts"
import { blankSessionCookie } from "../people/session.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    title: titleOf(context, context.t("people.erase.title")),
    hasPassword: (await getOwnProfile(ctx)).hasPassword,
    key: newKey(),
  }))
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, EraseSelf, {}, async (ctx, input) => {
    await eraseSelf(ctx, input.password)
    context.setCookie(blankSessionCookie(ctx))
    return redirect("/sign-in?done=erased")
  })

export default function EraseOwn() {
  const { hasPassword, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form band-s stack">
      <Refused refusal={refusal} />
      <PageHead title={t("people.erase.title")} lead={t("people.erase.lead")} />
      <ErasureFacts />
      <RefusableForm formKey={key} refusal={refusal}>
        {hasPassword ? (
          <Field
            name="password"
            label={t("people.account.current_password")}
            type="password"
            autoComplete="current-password"
          />
        ) : null}
        <CheckField name="sure" label={t("people.erase.sure")} />
        <Actions>
          <Button kind="stop">{t("people.erase.button")}</Button>
          <ButtonLink kind="quiet" href="/account">
            {t("people.account.back")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
