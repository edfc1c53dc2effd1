import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { correctDecision } from "../meetings/decisions/correct-decision.server.ts"
import { DecisionFields } from "../meetings/decisions/decision-fields.tsx"
import { getDecisionToKeep } from "../meetings/decisions/get-decision.server.ts"
import { CorrectDecision } from "../meetings/decisions/input.ts"
import { pageMeta } from "../page-meta.ts"
import { listPlaceNames, listTopics } from "../taxonomies/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const page = await getDecisionToKeep(ctx, params.code ?? "")
    const { code, title, text, language, decidedOn, territory, outcome, numbers } = page
    return {
      title: titleOf(context, context.t("decisions.correct.title")),
      ...{ code, locales: context.locales, key: newKey(), places: await listPlaceNames(ctx) },
      topics: await listTopics(ctx, context.locale),
      values: {
        ...{ title, text, language, decidedOn, territory, outcome, numbers },
        topics: page.topics.map(({ id }) => id),
      },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CorrectDecision, { decisionCode: params.code }, async (ctx, input) => {
    await correctDecision(ctx, input)
    return redirect(`/decisions/${params.code}?done=corrected`)
  })

export default function CorrectDecisionRoute() {
  const { code, values, places, topics, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink href={`/decisions/${code}`} label={values.title} lang={values.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("decisions.correct.title")} lead={t("decisions.correct.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <DecisionFields {...{ values, places, topics, locales }} />
        <Field
          {...{ as: "textarea", name: "reason", rows: 2, maxLength: 1000, dir: "auto" }}
          label={t("decisions.correct.reason")}
          help={t("decisions.correct.reason_help")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("decisions.correct.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
