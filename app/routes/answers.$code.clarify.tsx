import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { LanguageField } from "../answers/answer-fields.tsx"
import { askClarification, replyClarification } from "../answers/clarify-answer.server.ts"
import { openForm } from "../answers/draft-queries.server.ts"
import { SayWords } from "../answers/input.ts"
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
    const form = await openForm(ctx, params.code ?? "", "clarify")
    const title = titleOf(context, context.t(`answers.acts.${form.question ? "reply" : "clarify"}`))
    return { title, form, locales: context.locales, key: newKey() }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const isReply = (await request.clone().formData()).get("intent") === "reply"
  return run(context, request, SayWords, { answerCode: params.code }, async (ctx, input) => {
    await (isReply ? replyClarification : askClarification)(ctx, input)
    return redirect(`/answers/${params.code}?done=${isReply ? "replied" : "asked"}`)
  })
}

export default function ClarifyAnswerRoute() {
  const { form, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, locale } = useTranslation()
  const act = form.question ? "reply" : "clarify"
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...form} />
      <Refused refusal={refusal} />
      <PageHead title={t(`answers.acts.${act}`)} lead={t(`answers.form.${act}_lead`)} />
      {form.question ? (
        <p className="quote pre" lang={form.question.language} dir="auto">
          {form.question.text}
        </p>
      ) : null}
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="intent" value={act} />
        <Field
          {...{ as: "textarea", name: "words", rows: 6, maxLength: 4000, dir: "auto" }}
          label={t(`answers.form.${act}_words`)}
        />
        <LanguageField value={locale} locales={locales} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t(`answers.form.${act}_button`)}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
