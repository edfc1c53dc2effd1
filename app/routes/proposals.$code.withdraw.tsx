import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { WithReason } from "../proposals/input.ts"
import { getWithdrawing } from "../proposals/way/queries.server.ts"
import { withdrawProposal } from "../proposals/way/withdraw-proposal.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getWithdrawing(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("proposals.withdraw.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WithReason, { proposalCode: params.code }, async (ctx, input) => {
    const isWhole = await withdrawProposal(ctx, input)
    return redirect(`/proposals/${params.code}?done=${isWhole ? "withdrawn" : "left"}`)
  })

export default function WithdrawRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.withdraw.title")} lead={t("proposals.withdraw.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <p>{t(page.isWhole ? "proposals.withdraw.whole" : "proposals.withdraw.own")}</p>
        <Field
          as="textarea"
          name="words"
          rows={5}
          label={t("proposals.withdraw.words")}
          help={t("proposals.withdraw.words_help")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("proposals.withdraw.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
