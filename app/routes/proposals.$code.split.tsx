import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { SplitProposal } from "../proposals/input.ts"
import { getSplitting } from "../proposals/way/queries.server.ts"
import { splitProposal } from "../proposals/way/split-proposal.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getSplitting(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("proposals.split.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SplitProposal, { proposalCode: params.code }, async (ctx, input) => {
    return redirect(`/proposals/${await splitProposal(ctx, input)}?done=split`)
  })

export default function SplitRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.split.title")} lead={t("proposals.split.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          name="first"
          label={t("proposals.split.first")}
          value={page.title}
          {...{ dir: "auto", maxLength: 160 }}
        />
        <Field name="second" label={t("proposals.split.second")} {...{ dir: "auto", maxLength: 160 }} />
        <Field
          as="textarea"
          name="words"
          rows={5}
          label={t("proposals.split.words")}
          help={t("proposals.split.words_help")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.split.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
