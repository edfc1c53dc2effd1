import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { voidFiling } from "../records/file-paper.server.ts"
import { FilingForm } from "../records/filing-form.tsx"
import { VoidFiling } from "../records/input.ts"
import { getKeptFiling } from "../records/queries.server.ts"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    filing: await getKeptFiling(ctx, params.code ?? ""),
    title: titleOf(context, context.t("records.void.title")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, VoidFiling, { filingCode: params.code }, async (ctx, input) => {
    await voidFiling(ctx, input)
    return redirect(`/records/${input.filingCode}?done=voided`)
  })

export default function VoidRecord() {
  const { filing, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <FilingForm
      {...{ filing, refusal, formKey: key, stop: true }}
      title={t("records.void.title")}
      lead={t("records.void.lead")}
      button={t("records.void.button")}
    >
      <Field as="textarea" name="reason" label={t("records.void.reason")} dir="auto" maxLength={1000} />
    </FilingForm>
  )
}
