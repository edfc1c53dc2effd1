import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { OfProposal, SubmitProposal } from "../proposals/input.ts"
import { SimilarList } from "../proposals/similar-list.tsx"
import { DiscardDraft, DraftInFull } from "../proposals/writing/draft-in-full.tsx"
import { getSubmission } from "../proposals/writing/draft-queries.server.ts"
import { discardDraft } from "../proposals/writing/save-answers.server.ts"
import { StillMissing } from "../proposals/writing/still-missing.tsx"
import { submitProposal } from "../proposals/writing/submit-proposal.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getSubmission(ctx, params.code ?? "")
    // What answers a call is handed in to it, with its sums.
    if (page.isProject) throw redirect(`/proposals/${page.code}/enter`)
    return { title: titleOf(context, context.t("proposals.submit.title")), page, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { proposalCode: params.code }
  if (intent === "discard")
    return run(context, request, OfProposal, here, async (ctx, input) =>
      redirect(`/roundtables/${await discardDraft(ctx, input)}/proposals`),
    )
  return run(context, request, SubmitProposal, here, async (ctx, input) => {
    await submitProposal(ctx, input)
    return redirect(`/proposals/${params.code}?done=submitted`)
  })
}

export default function SubmitRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const path = `/proposals/${page.code}`
  const isReady = page.missing.length === 0 && page.waiting.length === 0
  return (
    <div className="wrap form stack-l">
      <BackLink href={`${path}/edit?step=5`} label={t("proposals.form.back")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("proposals.submit.title")}
        meta={[
          <bdi key="title" lang={page.language}>
            {page.title}
          </bdi>,
        ]}
        lead={t("proposals.submit.lead")}
      />
      <StillMissing path={path} missing={page.missing} waiting={page.waiting} />
      <SimilarList similar={page.similar} />
      <DraftInFull path={path} draft={page} />
      {isReady ? (
        <RefusableForm formKey={key} refusal={refusal}>
          <input type="hidden" name="rev" value={page.rev} />
          <p>{t("proposals.submit.consequence")}</p>
          <Actions>
            <Button name="intent" value="submit" busy={t("common.form.saving")}>
              {t("proposals.submit.button")}
            </Button>
          </Actions>
        </RefusableForm>
      ) : null}
      <DiscardDraft formKey={key} refusal={refusal} />
    </div>
  )
}
