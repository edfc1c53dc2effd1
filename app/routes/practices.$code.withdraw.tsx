import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { WithdrawPractice } from "../practices/input.ts"
import { getPracticeToWithdraw } from "../practices/queries.server.ts"
import { withdrawPractice } from "../practices/writing/publish-practice.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getPracticeToWithdraw(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("practices.withdraw.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WithdrawPractice, { practiceCode: params.code }, async (ctx, input) => {
    await withdrawPractice(ctx, input)
    return redirect(`/practices/${params.code}?done=withdrawn`)
  })

export default function WithdrawPracticeRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/practices/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("practices.withdraw.title")} lead={t("practices.withdraw.lead")} />
      {page.takenUp > 0 ? <p>{t("practices.withdraw.copies", { count: page.takenUp })}</p> : null}
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="textarea"
          name="words"
          rows={4}
          label={t("practices.withdraw.words")}
          help={t("practices.withdraw.words_help")}
          {...{ dir: "auto", maxLength: 2_000 }}
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("practices.withdraw.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
