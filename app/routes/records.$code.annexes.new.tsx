import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { addAnnex } from "../records/file-paper.server.ts"
import { FilingForm } from "../records/filing-form.tsx"
import { AddAnnex } from "../records/input.ts"
import { getKeptFiling } from "../records/queries.server.ts"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    filing: await getKeptFiling(ctx, params.code ?? "", { isNew: true }),
    title: titleOf(context, context.t("records.annexes.new")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AddAnnex, { filingCode: params.code }, async (ctx, input) => {
    await addAnnex(ctx, input)
    return redirect(`/records/${input.filingCode}?done=annex_added`)
  })

export default function NewAnnex() {
  const { filing, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <FilingForm
      {...{ filing, refusal, formKey: key, files: true }}
      title={t("records.annexes.new")}
      lead={t("records.annexes.new_lead")}
      button={t("records.annexes.button")}
    >
      <Field name="title" label={t("records.annexes.title")} maxLength={300} dir="auto" />
      <FilesField name="paper" label={t("records.annexes.file")} />
    </FilingForm>
  )
}
