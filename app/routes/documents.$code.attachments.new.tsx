import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { addAttachment, getAttached } from "../documents/attachments/attachments.server.ts"
import { AddAttachment } from "../documents/attachments/input.ts"
import { FilesField } from "../file-parts.tsx"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Field } from "../ui/field.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => ({
    paper: await getAttached(ctx, params.code ?? ""),
    title: titleOf(context, context.t("attachments.add.title")),
    key: newKey(),
  }))
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, AddAttachment, { paperCode: params.code }, async (ctx, input) => {
    await addAttachment(ctx, input)
    return redirect(`/documents/${input.paperCode}?done=attachment_added#attachments`)
  })

export default function NewAttachment() {
  const { paper, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/documents/${paper.code}`} label={paper.title} lang={paper.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("attachments.add.title")} lead={t("attachments.add.lead")} />
      <RefusableForm formKey={key} refusal={refusal} files>
        <Field
          name="title"
          label={t("attachments.add.name")}
          help={t("attachments.add.name_help")}
          maxLength={200}
          dir="auto"
        />
        <FilesField name="file" label={t("attachments.add.file")} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("attachments.add.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
