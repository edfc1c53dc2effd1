import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { CommentCode } from "../documents/comments/input.ts"
import { refuseShowComment } from "../documents/comments/policy.ts"
import { getChangeable } from "../documents/comments/queries.server.ts"
import { showComment } from "../documents/comments/show-comment.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { paper, facts, comment, author, hiddenBy } = await getChangeable(ctx, params.code ?? "")
    refuse(refuseShowComment(ctx.actor, facts, comment))
    const { body, language, hiddenAt, hiddenReason } = comment
    return {
      title: titleOf(context, context.t("comments.show.title")),
      comment: { body, language, hiddenAt: hiddenAt ?? ctx.now, hiddenReason, author, hiddenBy },
      ...{ paper, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, CommentCode, { commentCode: params.code }, async (ctx, input) =>
    redirect(`${await showComment(ctx, input)}?done=shown`),
  )

export default function Show() {
  const { paper, comment, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t, dates } = useTranslation()
  const nobody = t("comments.erased")
  return (
    <div className="wrap form">
      <CommentCrumbs paper={paper} here={t("comments.show.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("comments.show.title")} lead={t("comments.show.lead")} />
      <div className="cm">
        <p className="small muted">
          <bdi>{comment.author ?? nobody}</bdi>
        </p>
        <p className="pre" lang={comment.language} dir="auto">
          {comment.body}
        </p>
      </div>
      <p className="small">
        {t("comments.show.hidden_by", {
          name: comment.hiddenBy ?? nobody,
          day: dates.day(comment.hiddenAt),
        })}{" "}
        <bdi>{comment.hiddenReason}</bdi>
      </p>
      <RefusableForm formKey={key} refusal={refusal}>
        <Actions>
          <Button busy={t("common.form.saving")}>{t("comments.show.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
