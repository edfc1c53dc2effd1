import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import {
  getAttached,
  listAttachments,
  removeAttachment,
} from "../documents/attachments/attachments.server.ts"
import { RemoveAttachment } from "../documents/attachments/input.ts"
import { found } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button, ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, ...paper } = await getAttached(ctx, params.code ?? "")
    const all = await listAttachments(ctx, id)
    const { number, title: name } = found(all.find((one) => String(one.number) === params.number))
    const title = titleOf(context, context.t("attachments.remove.title", { number }))
    return { paper, number, name, title, key: newKey() }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(
    context,
    request,
    RemoveAttachment,
    { paperCode: params.code, number: params.number },
    async (ctx, input) => {
      await removeAttachment(ctx, input)
      return redirect(`/documents/${input.paperCode}?done=attachment_removed#attachments`)
    },
  )

export default function TakeAttachmentAway() {
  const { paper, number, name, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/documents/${paper.code}`} label={paper.title} lang={paper.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("attachments.remove.title", { number })} lead={t("attachments.remove.lead")} />
      <p>
        <bdi>{name}</bdi>
      </p>
      <RefusableForm formKey={key} refusal={refusal}>
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("attachments.remove.button")}
          </Button>
          <ButtonLink kind="quiet" href={`/documents/${paper.code}#attachments`}>
            {t("attachments.remove.keep")}
          </ButtonLink>
        </Actions>
      </RefusableForm>
    </div>
  )
}
