import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { typedEuros } from "../answers/money.ts"
import { SaveProject } from "../calls/input.ts"
import { ProjectFields } from "../calls/projects/project-fields.tsx"
import { getProjectForm } from "../calls/projects/queries.server.ts"
import { saveProject } from "../calls/projects/save-project.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await getProjectForm(ctx, params.code ?? "")
    return { form, key: newKey(), title: titleOf(context, context.t("calls.project.sums")) }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SaveProject, { proposalCode: params.code }, async (ctx, input) => {
    await saveProject(ctx, input)
    return redirect(`/proposals/${params.code}/enter`)
  })

export default function ProjectRoute() {
  const { form, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { askedCents, ownCents } = form
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${form.code}/edit?step=5`} label={t("proposals.form.back")} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("calls.project.sums")}
        meta={[
          <bdi key="title" lang={form.language}>
            {form.title}
          </bdi>,
        ]}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="rev" value={form.rev} />
        <ProjectFields
          project={{ ...form, asked: typedEuros(askedCents), own: typedEuros(ownCents) }}
          mostCents={form.call.mostCents}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.form.next")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
