import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { StartProject } from "../calls/input.ts"
import { offersForProject, startProject } from "../calls/projects/start-project.server.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Choice } from "../ui/choice.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    ...(await offersForProject(ctx, params.code ?? "")),
    ...{ locales: context.locales, locale: context.locale, key: newKey() },
    title: titleOf(context, context.t("calls.start.title")),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, StartProject, { callCode: params.code }, async (ctx, input) =>
    redirect(`/proposals/${await startProject(ctx, input)}/edit`),
  )

export default function StartProjectRoute() {
  const { call, starters, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const only = starters.length === 1 ? starters[0] : undefined
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/calls/${call.code}`} label={call.title} lang={call.language} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("calls.start.title")}
        lead={t("calls.start.lead", { moment: dates.longMoment(call.closesAt) })}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Choice
          name="author"
          legend={t("proposals.start.author")}
          help={t("calls.start.author_help")}
          value={only?.value}
          options={starters.map(({ value, name, language }) => ({
            value,
            label: <bdi lang={language}>{name}</bdi>,
          }))}
        />
        <Field
          {...{ as: "select", name: "language", width: "m", value: locale }}
          label={t("proposals.form.language")}
          help={t("proposals.form.language_help")}
          options={locales.map((value) => ({ value, label: t(`common.languages.${value as "it"}`) }))}
        />
        <Field
          name="title"
          label={t("proposals.form.title_field")}
          help={t("proposals.form.title_help")}
          {...{ dir: "auto", maxLength: 160 }}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.start.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
