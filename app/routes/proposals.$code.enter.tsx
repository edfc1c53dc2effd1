import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EnterProject, OfProject } from "../calls/input.ts"
import { enterProject } from "../calls/projects/enter-project.server.ts"
import { ProjectFacts } from "../calls/projects/project-facts.tsx"
import { getEntry } from "../calls/projects/queries.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { DiscardDraft, DraftInFull } from "../proposals/writing/draft-in-full.tsx"
import { discardDraft } from "../proposals/writing/save-answers.server.ts"
import { StillMissing } from "../proposals/writing/still-missing.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { late, ...page } = await getEntry(ctx, params.code ?? "")
    const title = titleOf(context, context.t("calls.enter.title"))
    return { page, late: late && context.t(late.key, late.values), key: newKey(), title }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  const here = { proposalCode: params.code }
  if (intent === "discard")
    return run(context, request, OfProject, here, async (ctx, input) =>
      redirect(`/roundtables/${await discardDraft(ctx, input)}/calls`),
    )
  return run(context, request, EnterProject, here, async (ctx, input) => {
    await enterProject(ctx, input)
    return redirect(`/proposals/${params.code}?done=entered`)
  })
}

export default function EnterRoute() {
  const { page, late, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const path = `/proposals/${page.code}`
  const { missing, waiting, missingFields, call } = page
  const isReady = missing.length + waiting.length + missingFields.length === 0 && !late
  return (
    <div className="wrap form stack-l">
      <BackLink href={`${path}/project`} label={t("proposals.form.back")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("calls.enter.title")}
        meta={[
          <bdi key="title" lang={page.language}>
            {page.title}
          </bdi>,
        ]}
        lead={t("calls.enter.lead", { moment: dates.longMoment(call.closesAt) })}
      />
      {late ? <Note tone="wait">{late}</Note> : null}
      <StillMissing path={path} missing={missing} waiting={waiting} />
      {missingFields.length > 0 ? (
        <Note tone="wait" title={t("calls.enter.missing")}>
          <a href={`${path}/project`}>{t("calls.project.edit")}</a>
        </Note>
      ) : null}
      <Section
        id="sums"
        title={t("calls.project.sums")}
        link={{ href: `${path}/project`, label: t("calls.project.edit") }}
      >
        <ProjectFacts project={page} language={page.language} />
      </Section>
      <DraftInFull path={path} draft={page} />
      {isReady ? (
        <RefusableForm formKey={key} refusal={refusal}>
          <input type="hidden" name="rev" value={page.rev} />
          <p>{t("calls.enter.consequence")}</p>
          <Actions>
            <Button busy={t("common.form.saving")}>{t("calls.enter.button")}</Button>
          </Actions>
        </RefusableForm>
      ) : null}
      <DiscardDraft formKey={key} refusal={refusal} />
    </div>
  )
}
