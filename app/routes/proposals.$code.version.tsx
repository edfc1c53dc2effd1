import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { QUESTIONS } from "../proposals/answers.ts"
import { WriteVersion } from "../proposals/input.ts"
import { writeVersion } from "../proposals/writing/version.server.ts"
import { getVersion } from "../proposals/writing/version-query.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { CheckField } from "../ui/check-field.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    page: await getVersion(ctx, params.code ?? ""),
    title: titleOf(context, context.t("proposals.version.title")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WriteVersion, { proposalCode: params.code }, async (ctx, input) => {
    await writeVersion(ctx, input)
    return redirect(`/proposals/${params.code}?done=version`)
  })

export default function VersionRoute() {
  const { page, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const original = (text: string | null) => (
    <span className="pre" lang={page.language} dir="auto">
      {text}
    </span>
  )
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.version.title")} lead={t("proposals.version.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="rev" value={page.rev} />
        <Field
          name="title"
          label={t("proposals.form.title_field")}
          help={original(page.title)}
          value={page.version?.title}
          {...{ lang: "it", dir: "ltr", maxLength: 160 }}
        />
        {QUESTIONS.map((question) => (
          <Field
            key={question}
            as="textarea"
            name={question}
            rows={6}
            label={t(`proposals.questions.${question}`)}
            help={original(page.answers[question])}
            value={page.version?.[question]}
            {...{ lang: "it", dir: "ltr" }}
          />
        ))}
        <CheckField
          name="isMachine"
          label={t("proposals.version.is_machine")}
          help={t("proposals.version.is_machine_help")}
          checked={page.version?.isMachine ?? false}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("proposals.version.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
