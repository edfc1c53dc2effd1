import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FundingForm } from "../records/funding-form.tsx"
import { KeepFundingBlock } from "../records/funding-input.ts"
import { keepFundingBlock } from "../records/keep-funding.server.ts"
import { refuseKeepFunding } from "../records/policy.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    refuse(refuseKeepFunding(ctx.actor))
    return { title: titleOf(context, context.t("records.funding.new")), key: newKey() }
  })
}

export const action = ({ context, request }: ActionFunctionArgs) =>
  run(context, request, KeepFundingBlock, { blockCode: null }, async (ctx, input) => {
    await keepFundingBlock(ctx, input)
    return redirect("/admin/funding?done=kept")
  })

export default function NewFundingBlock() {
  const { key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href="/admin/funding" label={t("records.funding.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("records.funding.new")} />
      <FundingForm formKey={key} refusal={refusal} />
    </div>
  )
}
