import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { FilesField } from "../file-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FilingForm } from "../records/filing-form.tsx"
import { TakeInReceipt } from "../records/input.ts"
import { getKeptFiling } from "../records/queries.server.ts"
import { RECEIPT_KINDS } from "../records/receipt.ts"
import { takeInReceipt } from "../records/take-in-receipt.server.ts"
import { Field } from "../ui/field.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    filing: await getKeptFiling(ctx, params.code ?? ""),
    title: titleOf(context, context.t("records.receipts.new")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, TakeInReceipt, { filingCode: params.code }, async (ctx, input) => {
    await takeInReceipt(ctx, input)
    return redirect(`/records/${input.filingCode}?done=receipt_taken`)
  })

export default function NewReceipt() {
  const { filing, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const kinds = RECEIPT_KINDS.map((value) => ({ value, label: t(`records.receipt_kinds.${value}`) }))
  return (
    <FilingForm
      {...{ filing, refusal, formKey: key, files: true }}
      title={t("records.receipts.new")}
      lead={t("records.receipts.new_lead")}
      button={t("records.receipts.button")}
    >
      <FilesField
        name="receipt"
        label={t("records.receipts.file")}
        help={t("records.receipts.file_help")}
        accept=".eml,.xml,.pdf"
        optional
      />
      <h2 className="sec">{t("records.receipts.typed")}</h2>
      <Field
        as="select"
        name="kind"
        width="m"
        label={t("records.receipts.kind")}
        prompt=""
        options={kinds}
        optional
      />
      <Field
        name="recipient"
        type="email"
        label={t("records.receipts.recipient")}
        autoComplete="off"
        dir="ltr"
        optional
      />
      <Field name="messageId" label={t("records.receipts.message")} maxLength={300} dir="ltr" optional />
      <Field
        name="day"
        width="s"
        label={t("records.receipts.day")}
        help={t("records.new.date_help")}
        dir="ltr"
        optional
      />
      <Field name="time" width="xs" label={t("records.receipts.time")} help="15:30" dir="ltr" optional />
    </FilingForm>
  )
}
