import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { MergeProposal } from "../proposals/input.ts"
import { SimilarList } from "../proposals/similar-list.tsx"
import { mergeProposal } from "../proposals/way/merge-proposal.server.ts"
import { getMerging } from "../proposals/way/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getMerging(ctx, params.code ?? "")
    return { title: titleOf(context, context.t("proposals.merge.title")), page, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, MergeProposal, { proposalCode: params.code }, async (ctx, input) => {
    const { into } = await mergeProposal(ctx, input)
    return redirect(`/proposals/${into}?done=merged`)
  })

export default function MergeRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.merge.title")} lead={t("proposals.merge.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <SimilarList similar={page.similar} />
        <Field
          name="into"
          label={t("proposals.merge.into")}
          help={t("proposals.merge.into_help")}
          {...{ dir: "ltr", maxLength: 300, autoComplete: "off", list: "similar" }}
        />
        <datalist id="similar">
          {page.similar.map(({ code, title }) => (
            <option key={code} value={code}>
              {title}
            </option>
          ))}
        </datalist>
        <Field
          as="textarea"
          name="words"
          rows={5}
          label={t("proposals.merge.words")}
          help={t("proposals.merge.words_help")}
          {...{ dir: "auto", maxLength: 4_000 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.merge.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
