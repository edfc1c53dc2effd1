import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AskMerge } from "../people/input.ts"
import { askMerge } from "../people/merge.server.ts"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return { title: titleOf(context, context.t("people.merge.title")), key: newKey() }
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, AskMerge, {}, async (ctx, input) => {
    await askMerge(ctx, input)
    return redirect("/account?done=merge_asked")
  })

export default function MergeOwn() {
  const { key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form band-s">
      <Refused refusal={refusal} />
      <PageHead title={t("people.merge.title")} lead={t("people.merge.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="email"
          label={t("people.merge.email")}
          type="email"
          inputMode="email"
          autoComplete="off"
        />
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
