import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { TakeStep } from "../proposals/input.ts"
import { getSteps } from "../proposals/way/queries.server.ts"
import { StepFields } from "../proposals/way/step-fields.tsx"
import { takeStep } from "../proposals/way/take-step.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getSteps(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("proposals.steps.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, TakeStep, { proposalCode: params.code }, async (ctx, input) => {
    await takeStep(ctx, input)
    return redirect(`/proposals/${params.code}?done=stepped`)
  })

export default function AdmissionRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.steps.title")} lead={t("proposals.steps.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <StepFields {...page} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.steps.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
