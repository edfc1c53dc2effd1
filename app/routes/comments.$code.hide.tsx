import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { hideComment } from "../documents/comments/hide-comment.server.ts"
import { HideComment } from "../documents/comments/input.ts"
import { refuseHideComment } from "../documents/comments/policy.ts"
import { getChangeable } from "../documents/comments/queries.server.ts"
import { refuse } from "../errors.ts"
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
    const { paper, facts, comment, author } = await getChangeable(ctx, params.code ?? "")
    refuse(refuseHideComment(ctx.actor, facts, comment))
    return {
      title: titleOf(context, context.t("comments.hide.title")),
      comment: { body: comment.body ?? "", language: comment.language, author },
      ...{ paper, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, HideComment, { commentCode: params.code }, async (ctx, input) =>
    redirect(`${await hideComment(ctx, input)}?done=hidden`),
  )

export default function Hide() {
  const { paper, comment, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CommentCrumbs paper={paper} here={t("comments.hide.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("comments.hide.title")} lead={t("comments.hide.lead")} />
      <div className="cm">
        <p className="small muted">
          <bdi>{comment.author ?? t("comments.erased")}</bdi>
        </p>
        <p className="pre" lang={comment.language} dir="auto">
          {comment.body}
        </p>
      </div>
      <RefusableForm formKey={key} refusal={refusal}>
        <Field
          as="textarea"
          name="reason"
          rows={3}
          label={t("comments.hide.reason")}
          help={t("comments.hide.reason_help")}
          maxLength={500}
          dir="auto"
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("comments.hide.button")}
          </Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
