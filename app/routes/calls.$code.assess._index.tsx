import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { OfCall } from "../calls/input.ts"
import { publishResults } from "../calls/results/publish-results.server.ts"
import { getAssessment } from "../calls/results/queries.server.ts"
import { ScoredTable } from "../calls/results/scored-table.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getAssessment(ctx, params.code ?? "")
    const done = new URL(request.url).searchParams.get("done")
    return { ...page, done, key: newKey(), title: titleOf(context, context.t("calls.assess.title")) }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, OfCall, { callCode: params.code }, async (ctx, input) => {
    await publishResults(ctx, input)
    return redirect(`/calls/${params.code}?done=ranked`)
  })

export default function AssessRoute() {
  const { call, projects, lacking, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap stack-l">
      <BackLink href={`/calls/${call.code}`} label={call.title} lang={call.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("calls.assess.title")} lead={t("calls.assess.lead")} />
      {done === "points" ? (
        <Note tone="ok" live>
          {t("calls.done.points")}
        </Note>
      ) : null}
      <ScoredTable code={call.code} projects={projects} />
      <Section id="publish" title={t("calls.assess.publish_title")}>
        {lacking > 0 ? (
          <p>{t("calls.refuse.points_missing", { count: lacking })}</p>
        ) : (
          <RefusableForm formKey={key} refusal={refusal}>
            <p>{t("calls.assess.publish_means")}</p>
            <Actions>
              <Button busy={t("common.form.saving")}>{t("calls.assess.publish")}</Button>
            </Actions>
          </RefusableForm>
        )}
      </Section>
    </div>
  )
}
