import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { openForm } from "../answers/draft-queries.server.ts"
import { TakeAnswer } from "../answers/input.ts"
import { takeAnswer } from "../answers/take-answer.server.ts"
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
    const form = await openForm(ctx, params.code ?? "", "take")
    return { title: titleOf(context, context.t("answers.acts.take")), form, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, TakeAnswer, { answerCode: params.code }, async (ctx, input) => {
    await takeAnswer(ctx, input)
    return redirect(`/answers/${params.code}?done=taken`)
  })

export default function TakeAnswerRoute() {
  const { form, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...form} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.take")}
        lead={t("answers.form.take_lead", { day: dates.day(form.dueOn) })}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          {...{ as: "select", name: "official", prompt: t("answers.form.myself") }}
          label={t("answers.official")}
          help={t("answers.form.official_help")}
          options={form.officials.map(({ code, name }) => ({ value: code, label: name }))}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("answers.acts.take")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
