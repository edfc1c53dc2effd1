import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { DueWords } from "../answers/answer-status.tsx"
import { AnswerText, Promises } from "../answers/answer-text.tsx"
import { openDraft } from "../answers/draft-queries.server.ts"
import { PublishAnswer } from "../answers/input.ts"
import { publishAnswer } from "../answers/publish-answer.server.ts"
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
    const draft = await openDraft(ctx, params.code ?? "", "publish")
    return { title: titleOf(context, context.t("answers.acts.publish")), draft, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, PublishAnswer, { answerCode: params.code }, async (ctx, input) => {
    await publishAnswer(ctx, input)
    return redirect(`/answers/${params.code}?done=published`)
  })

export default function PublishAnswerRoute() {
  const { draft, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const text = { ...draft.content, passedTo: draft.passedTo }
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...draft} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.publish")}
        lead={t("answers.form.publish_lead")}
        meta={[<DueWords key="due" {...draft} />]}
      />
      <AnswerText text={text} />
      <Promises text={text} />
      <p>{t("answers.inside.endorsed", { office: draft.endorsedAs ?? "" })}</p>
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="rev" value={draft.rev} />
        <Field
          {...{ name: "protocol", width: "m", maxLength: 120, dir: "ltr", optional: true }}
          label={t("answers.protocol")}
          help={t("answers.form.protocol_help")}
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("answers.form.publish")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
