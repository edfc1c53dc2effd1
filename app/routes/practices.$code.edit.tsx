import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { SavePractice } from "../practices/input.ts"
import { PracticeFields } from "../practices/practice-fields.tsx"
import { getPracticeForm } from "../practices/queries.server.ts"
import { savePractice } from "../practices/writing/save-practice.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const form = await getPracticeForm(ctx, params.code ?? "", context.locale)
    return { title: titleOf(context, form.title), form, locales: context.locales, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, SavePractice, { practiceCode: params.code }, async (ctx, input) => {
    await savePractice(ctx, input)
    return redirect(`/practices/${params.code}?done=saved`)
  })

export default function EditPractice() {
  const { form, locales, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/practices/${form.code}`} label={form.title} lang={form.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("practices.form.title")} lead={t("practices.form.lead")} />
      {form.state === "draft" ? null : <Note tone="wait">{t("practices.form.changes_are_seen")}</Note>}
      <RefusableForm formKey={key} refusal={refusal}>
        <PracticeFields form={form} locales={locales} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("practices.form.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
