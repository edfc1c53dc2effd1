import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { DueWords } from "../answers/answer-status.tsx"
import { AnswerText, Promises } from "../answers/answer-text.tsx"
import { openDraft } from "../answers/draft-queries.server.ts"
import { endorseAnswer, returnAnswer } from "../answers/endorse-answer.server.ts"
import { EndorseAnswer, ReturnAnswer } from "../answers/input.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { keyFor } from "../meetings/session/form-keys.ts"
import { pageMeta } from "../page-meta.ts"
import { Annexes } from "../proposals/annexes.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const draft = await openDraft(ctx, params.code ?? "", "visto")
    const why = draft.whyNotEndorse
    return {
      ...{ title: titleOf(context, context.t("answers.acts.endorse")), draft, key: newKey() },
      whyNot: why && context.t(why.key, why.values),
    }
  })
}

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const here = { answerCode: params.code }
  if ((await request.clone().formData()).get("intent") === "return")
    return run(context, request, ReturnAnswer, here, async (ctx, input) => {
      await returnAnswer(ctx, input)
      return redirect(`/answers/${params.code}?done=returned`)
    })
  return run(context, request, EndorseAnswer, here, async (ctx, input) => {
    await endorseAnswer(ctx, input)
    return redirect(`/answers/${params.code}?done=endorsed`)
  })
}

export default function EndorseAnswerRoute() {
  const { draft, whyNot, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const text = { ...draft.content, passedTo: draft.passedTo }
  const rev = <input type="hidden" name="rev" value={draft.rev} />
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...draft} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.endorse")}
        lead={t("answers.form.endorse_lead")}
        meta={[<DueWords key="due" {...draft} />]}
      />
      <AnswerText text={text} />
      <Promises text={text} />
      <Annexes files={draft.files} />
      {whyNot ? (
        <Note tone="wait">{whyNot}</Note>
      ) : (
        <RefusableForm formKey={keyFor(key, "endorse")} refusal={refusal}>
          <input type="hidden" name="intent" value="endorse" />
          {rev}
          <Field
            {...{ name: "office", maxLength: 200, dir: "auto" }}
            label={t("answers.endorsed_as")}
            help={t("answers.form.office_help")}
          />
          <Actions>
            <Button busy={t("common.form.saving")}>{t("answers.form.endorse")}</Button>
          </Actions>
        </RefusableForm>
      )}
      <Section id="return" title={t("answers.form.return_title")}>
        <RefusableForm formKey={keyFor(key, "return")} refusal={refusal}>
          <input type="hidden" name="intent" value="return" />
          {rev}
          <Field
            {...{ as: "textarea", name: "words", rows: 3, maxLength: 4000, dir: "auto" }}
            label={t("answers.form.return_words")}
          />
          <Actions>
            <Button kind="line" busy={t("common.form.saving")}>
              {t("answers.form.return")}
            </Button>
          </Actions>
        </RefusableForm>
      </Section>
    </div>
  )
}
