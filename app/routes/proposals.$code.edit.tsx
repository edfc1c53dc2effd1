import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FORM_STEPS, formStep, numberOfStep } from "../proposals/answers.ts"
import { SaveAnswers } from "../proposals/input.ts"
import { getForm } from "../proposals/writing/draft-queries.server.ts"
import { FormFields } from "../proposals/writing/form-fields.tsx"
import { ClosedForm, Meanwhile } from "../proposals/writing/meanwhile.tsx"
import { saveAnswers } from "../proposals/writing/save-answers.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

const stepIn = (request: Request) => formStep(new URL(request.url).searchParams.get("step"))

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const step = stepIn(request)
    const form = await getForm(ctx, params.code ?? "", step, context.locale)
    const closed = form.closed && context.t(form.closed.key, form.closed.values)
    return {
      title: titleOf(context, form.title),
      form,
      step,
      closed,
      locales: context.locales,
      key: newKey(),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) => {
  const step = stepIn(request)
  const here = { proposalCode: params.code, step }
  return run(context, request, SaveAnswers, here, async (ctx, input) => {
    const { isDraft, isProject } = await saveAnswers(ctx, input)
    const page = `/proposals/${params.code}`
    const done = isDraft ? "saved" : "changed"
    if (input.intent === "later") return redirect(`${page}?done=${done}`)
    const next = numberOfStep(step) + 1
    if (next <= FORM_STEPS.length) return redirect(`${page}/edit?step=${next}`)
    if (isDraft && isProject) return redirect(`${page}/project`)
    return redirect(isDraft ? `${page}/submit` : `${page}?done=${done}`)
  })
}

export default function EditProposal() {
  const { form, step, closed, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const number = numberOfStep(step)
  const page = `/proposals/${form.code}`
  const back = number > 1 ? `${page}/edit?step=${number - 1}` : page
  return (
    <div className="wrap form stack-l">
      <BackLink
        href={back}
        label={number > 1 ? t("proposals.form.back") : form.title}
        lang={number > 1 ? undefined : form.language}
      />
      <Refused refusal={refusal} />
      <PageHead
        step={t("proposals.form.step", { step: number, of: FORM_STEPS.length })}
        title={t(step === "about" ? "proposals.form.about" : `proposals.questions.${step}`)}
        meta={
          step === "about"
            ? []
            : [
                <bdi key="title" lang={form.language}>
                  {form.title}
                </bdi>,
              ]
        }
      />
      {closed ? <ClosedForm why={closed} step={step} refusal={refusal} /> : null}
      {closed ? null : (
        <>
          {form.state === "draft" ? null : <Note tone="wait">{t("proposals.form.changes_are_seen")}</Note>}
          <Meanwhile {...{ step, form, refusal }} />
          <RefusableForm formKey={key} refusal={refusal}>
            <input type="hidden" name="rev" value={form.rev} />
            <FormFields step={step} proposal={form} offers={form.offers} locales={locales} />
            <Actions>
              <Button name="intent" value="next" busy={t("common.form.saving")}>
                {t("proposals.form.next")}
              </Button>
              <Button kind="line" name="intent" value="later">
                {t("proposals.form.later")}
              </Button>
            </Actions>
          </RefusableForm>
        </>
      )}
    </div>
  )
}
