import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { LanguageField } from "../answers/answer-fields.tsx"
import { openForm } from "../answers/draft-queries.server.ts"
import { extendAnswer } from "../answers/extend-answer.server.ts"
import { ExtendAnswer } from "../answers/input.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await openForm(ctx, params.code ?? "", "extend")
    const title = titleOf(context, context.t("answers.acts.extend"))
    return { title, form, locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, ExtendAnswer, { answerCode: params.code }, async (ctx, input) => {
    await extendAnswer(ctx, input)
    return redirect(`/answers/${params.code}?done=extended`)
  })

export default function ExtendAnswerRoute() {
  const { form, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates, locale } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...form} />
      <Refused refusal={refusal} />
      <PageHead title={t("answers.acts.extend")} lead={t("answers.form.extend_lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          {...{ name: "dueOn", width: "s", inputMode: "numeric" }}
          label={t("answers.form.new_day")}
          help={t("answers.form.new_day_help", {
            ...{ from: dates.day(form.dueOn), until: dates.day(form.latestOn) },
          })}
        />
        <Field
          {...{ as: "textarea", name: "words", rows: 4, maxLength: 4000, dir: "auto" }}
          label={t("answers.form.reason")}
          help={t("answers.form.reason_help")}
        />
        <LanguageField value={locale} locales={locales} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("answers.acts.extend")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
