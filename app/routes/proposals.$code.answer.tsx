import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { AskAnswer } from "../answers/input.ts"
import { openRequestForm } from "../answers/list.server.ts"
import { requestAnswer } from "../answers/request-answer.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { MeantField } from "../people/organisations/meant-field.tsx"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await openRequestForm(ctx, params.code ?? "")
    refuse(form.reason)
    const title = titleOf(context, context.t("answers.acts.ask"))
    return { title, form, names: await proposedNames(ctx), key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AskAnswer, { proposalCode: params.code }, async (ctx, input) =>
    redirect(`/answers/${await requestAnswer(ctx, input)}?done=requested`),
  )

export default function RequestAnswerRoute() {
  const { form, names, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${form.code}`} label={form.title} lang={form.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("answers.acts.ask")} lead={t("answers.form.ask_lead", { count: form.days })} />
      <RefusableForm formKey={key} refusal={refusal}>
        <MeantField
          {...{ names, value: form.addressee }}
          label={t("answers.body")}
          help={t("answers.form.body_help")}
        />
        <Field
          {...{ name: "protocol", width: "m", maxLength: 120, dir: "ltr", optional: true }}
          label={t("answers.ask_protocol")}
          help={t("answers.form.protocol_help")}
        />
        <Field
          {...{ as: "textarea", name: "words", rows: 4, maxLength: 2000, dir: "auto", optional: true }}
          label={t("answers.form.ask_words")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("answers.form.ask")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
