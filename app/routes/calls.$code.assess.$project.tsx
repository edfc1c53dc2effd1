import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { GivePoints } from "../calls/input.ts"
import { ProjectFacts } from "../calls/projects/project-facts.tsx"
import { givePoints } from "../calls/results/give-points.server.ts"
import { getPointsForm } from "../calls/results/queries.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { AnswersText } from "../proposals/answers-text.tsx"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getPointsForm(ctx, params.code ?? "", params.project ?? "")
    return { ...page, key: newKey(), title: titleOf(context, page.proposal.title) }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) => {
  const here = { callCode: params.code, proposalCode: params.project }
  return run(context, request, GivePoints, here, async (ctx, input) => {
    await givePoints(ctx, input)
    return redirect(`/calls/${params.code}/assess?done=points`)
  })
}

export default function PointsRoute() {
  const { call, proposal, project, criteria, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { title, language, answers } = proposal
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/calls/${call.code}/assess`} label={t("calls.assess.title")} />
      <Refused refusal={refusal} />
      <PageHead
        title={
          <bdi lang={language} dir="auto">
            {title}
          </bdi>
        }
      />
      <p>
        <a href={`/proposals/${proposal.code}`}>{t("calls.assess.whole")}</a>
      </p>
      <ProjectFacts project={project} language={language} />
      <AnswersText answers={answers} language={language} />
      <Section id="points" title={t("calls.assess.points_title")}>
        <RefusableForm formKey={key} refusal={refusal}>
          {criteria.map(({ name, most, points, reason }, n) => (
            <fieldset key={name} className="field">
              <legend className="legend" lang={call.language} dir="auto">
                {name}
              </legend>
              <Field
                {...{ name: `points${n}`, width: "xs", inputMode: "numeric", dir: "ltr", value: points }}
                label={t("calls.assess.points", { most })}
              />
              <Field
                {...{ as: "textarea", name: `reason${n}`, rows: 2, dir: "auto", value: reason }}
                label={t("calls.assess.reason")}
              />
            </fieldset>
          ))}
          <Actions>
            <Button busy={t("common.form.saving")}>{t("calls.assess.save")}</Button>
          </Actions>
        </RefusableForm>
      </Section>
    </div>
  )
}
