import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { DecisionFields } from "../meetings/decisions/decision-fields.tsx"
import { RecordDecision } from "../meetings/decisions/input.ts"
import { prepareDecision } from "../meetings/decisions/prepare.server.ts"
import { recordDecision } from "../meetings/decisions/record-decision.server.ts"
import { MeetingCrumbs } from "../meetings/meeting-crumbs.tsx"
import { useMeetingName } from "../meetings/meeting-name.tsx"
import { pageMeta } from "../page-meta.ts"
import { listPlaceNames, listTopics } from "../taxonomies/queries.server.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const asked = { words: search.get("words"), item: search.get("item") }
    return {
      title: titleOf(context, context.t("decisions.record.title")),
      ...(await prepareDecision(ctx, params.code ?? "", asked)),
      ...{ locales: context.locales, key: newKey(), places: await listPlaceNames(ctx) },
      topics: await listTopics(ctx, context.locale),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, RecordDecision, { meetingCode: params.code }, async (ctx, input) =>
    redirect(`/decisions/${await recordDecision(ctx, input)}?done=recorded`),
  )

export default function RecordDecisionRoute() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { meeting, items, item, values, places, topics, locales, key } = page
  return (
    <div className="wrap form">
      <MeetingCrumbs meeting={meeting} name={useMeetingName(meeting)} title={t("decisions.record.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("decisions.record.title")} lead={t("decisions.record.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          {...{ as: "select", name: "itemCode", value: item, optional: true }}
          label={t("decisions.record.item")}
          prompt={t("decisions.record.no_item")}
          options={items.map(({ code, title }, n) => ({ value: code, label: `${n + 1}. ${title}` }))}
        />
        <DecisionFields {...{ values, places, topics, locales }} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("decisions.record.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
