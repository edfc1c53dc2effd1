import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { askPoint } from "../meetings/points/ask-point.server.ts"
import { AskPoint } from "../meetings/points/input.ts"
import { refuseAskPoint } from "../meetings/points/policy.ts"
import { pageMeta } from "../page-meta.ts"
import { refuseClosed } from "../roundtables/policy.ts"
import { getRoundtable } from "../roundtables/queries.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, name, language, closedAt } = await getRoundtable(ctx, params.code ?? "")
    refuse(refuseAskPoint(ctx.actor, id) ?? refuseClosed({ closedAt }))
    const title = titleOf(context, context.t("points.ask.title"))
    return { title, roundtable: { code, name, language }, locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AskPoint, { roundtableCode: params.code }, async (ctx, input) =>
    redirect(`/agenda-requests/${await askPoint(ctx, input)}?done=asked`),
  )

export default function AskPointRoute() {
  const { roundtable, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, locale } = useTranslation()
  return (
    <div className="wrap form">
      <BackLink
        href={`/roundtables/${roundtable.code}/agenda-requests`}
        label={roundtable.name}
        lang={roundtable.language}
      />
      <Refused refusal={refusal} />
      <PageHead title={t("points.ask.title")} lead={t("points.ask.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field name="title" label={t("points.ask.what")} maxLength={300} dir="auto" />
        <Field
          {...{ as: "textarea", name: "text", rows: 6, maxLength: 4000, dir: "auto" }}
          label={t("points.ask.why")}
          help={t("points.ask.why_help")}
        />
        <Field
          {...{ as: "select", name: "language", width: "m", value: locale }}
          label={t("items.new.language")}
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("points.ask.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
