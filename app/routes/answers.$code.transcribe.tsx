import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { EMPTY } from "../answers/answer.ts"
import { BackToAnswer } from "../answers/answer-crumbs.tsx"
import { AnswerFields } from "../answers/answer-fields.tsx"
import { openForm } from "../answers/draft-queries.server.ts"
import { TranscribeAnswer } from "../answers/input.ts"
import { transcribeAnswer } from "../answers/transcribe-answer.server.ts"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { proposedNames } from "../people/organisations/organisation-meant.server.ts"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await openForm(ctx, params.code ?? "", "transcribe")
    const title = titleOf(context, context.t("answers.acts.transcribe"))
    return { title, form, names: await proposedNames(ctx), locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, TranscribeAnswer, { answerCode: params.code }, async (ctx, input) => {
    await transcribeAnswer(ctx, input)
    return redirect(`/answers/${params.code}?done=transcribed`)
  })

/** The letter: its number and day, who signed it, and its file. */
const LetterFields = () => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        {...{ name: "letterProtocol", width: "m", maxLength: 120, dir: "ltr" }}
        label={t("answers.form.letter_protocol")}
        help={t("answers.form.letter_protocol_help")}
      />
      <Field
        {...{ name: "letterOn", width: "s", inputMode: "numeric" }}
        label={t("answers.form.letter_on")}
        help={t("meetings.form.day_help")}
      />
      <Field
        {...{ name: "office", maxLength: 200, dir: "auto" }}
        label={t("answers.endorsed_as")}
        help={t("answers.form.letter_office_help")}
      />
      <FilesField name="letter" label={t("answers.form.letter")} />
    </>
  )
}

export default function TranscribeAnswerRoute() {
  const { form, names, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackToAnswer {...form} />
      <Refused refusal={refusal} />
      <PageHead
        title={t("answers.acts.transcribe")}
        lead={t("answers.form.transcribe_lead", { body: form.body.name })}
      />
      <RefusableForm formKey={key} refusal={refusal} files>
        <Section id="letter" title={t("answers.form.letter")}>
          <LetterFields />
        </Section>
        <Section id="text" title={t("answers.form.letter_text")}>
          <AnswerFields {...{ content: EMPTY, passedTo: null, names, locales }} />
        </Section>
        <Actions>
          <Button busy={t("common.form.saving")}>{t("answers.form.transcribe")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
