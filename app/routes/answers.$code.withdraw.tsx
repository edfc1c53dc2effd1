import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { openForm } from "../answers/draft-queries.server.ts"
import { WithdrawRequest } from "../answers/input.ts"
import { withdrawRequest } from "../answers/withdraw-request.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await openForm(ctx, params.code ?? "", "withdraw")
    return { title: titleOf(context, context.t("answers.acts.withdraw")), form, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WithdrawRequest, { answerCode: params.code }, async (ctx, input) => {
    await withdrawRequest(ctx, input)
    return redirect(`/answers/${params.code}?done=withdrawn`)
  })

export default function WithdrawRequestRoute() {
  const { form, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...form} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.withdraw")}
        lead={t("answers.form.withdraw_lead", { body: form.body.name })}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          {...{ as: "textarea", name: "words", rows: 4, maxLength: 4000, dir: "auto" }}
          label={t("answers.form.reason")}
          help={t("answers.form.withdraw_help")}
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("answers.acts.withdraw")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
