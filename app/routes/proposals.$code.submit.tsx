import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { AnswersText } from "../proposals/answers-text.tsx"
import { AuthorList } from "../proposals/author-list.tsx"
import { OfProposal, SubmitProposal } from "../proposals/input.ts"
import { SimilarList } from "../proposals/similar-list.tsx"
import { getSubmission } from "../proposals/writing/draft-queries.server.ts"
import { discardDraft } from "../proposals/writing/save-answers.server.ts"
import { StillMissing } from "../proposals/writing/still-missing.tsx"
import { submitProposal } from "../proposals/writing/submit-proposal.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { Fold } from "../ui/fold.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

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
      <Section
        id="text"
        title={t("proposals.submit.text")}
        link={{ href: `${path}/edit`, label: t("proposals.acts.edit") }}
      >
        <AnswersText answers={page.answers} language={page.language} level={3} />
      </Section>
      <Section
        id="authors"
        title={t("proposals.authors.title")}
        link={{ href: `${path}/authors`, label: t("proposals.acts.authors") }}
      >
        <AuthorList authors={page.authors} />
      </Section>
      <p className="row-x">
        <ButtonLink kind="line" icon="it-clip" href={`${path}/files`}>
          {t("proposals.acts.files")}
        </ButtonLink>
      </p>
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
      <Fold summary={t("proposals.submit.discard_title")}>
        <p>{t("proposals.submit.discard_text")}</p>
        <RefusableForm formKey={keyFor(key, "discard")} refusal={refusal}>
          <Button kind="stop" name="intent" value="discard">
            {t("proposals.submit.discard")}
          </Button>
        </RefusableForm>
      </Fold>
    </div>
  )
}
