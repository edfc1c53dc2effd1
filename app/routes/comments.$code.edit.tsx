import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { editComment } from "../documents/comments/edit-comment.server.ts"
import { ChangeComment } from "../documents/comments/input.ts"
import { listCalled, listMentionable } from "../documents/comments/mentionable.server.ts"
import { wordsOf } from "../documents/comments/mentions.ts"
import { refuseEditComment } from "../documents/comments/policy.ts"
import { getChangeable } from "../documents/comments/queries.server.ts"
import { MentionFields, usesFolds, WordsFields } from "../documents/comments/said-fields.tsx"
import { withdrawComment } from "../documents/comments/withdraw-comment.server.ts"
import { refuse } from "../errors.ts"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { Actions, Button } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { paper, facts, comment } = await getChangeable(ctx, params.code ?? "")
    refuse(refuseEditComment(ctx.actor, facts, comment))
    const [called, members] = await Promise.all([
      listCalled(ctx, comment),
      listMentionable(ctx, comment.roundtableId),
    ])
    const isTold = (id: string) => id === comment.authorId || called.some((one) => one.id === id)
    return {
      title: titleOf(context, context.t("comments.edit.title")),
      comment: { body: wordsOf(comment.body ?? "", called), language: comment.language },
      mentionable: members.filter(({ id }) => !isTold(id)).map(({ code, name }) => ({ code, name })),
      ...{ paper, locales: context.locales, key: newKey(), withdrawKey: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, ChangeComment, { commentCode: params.code }, async (ctx, input) =>
    input.intent === "withdraw"
      ? redirect(`${await withdrawComment(ctx, input)}?done=withdrawn`)
      : redirect(`${await editComment(ctx, input)}?done=edited`),
  )

export default function EditComment() {
  const { paper, comment, mentionable, locales, key, withdrawKey } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CommentCrumbs paper={paper} here={t("comments.edit.title")} />
      <Refused refusal={refusal} />
      <PageHead title={t("comments.edit.title")} lead={t("comments.edit.lead")} />
      <RefusableForm formKey={key} refusal={refusal}>
        <input type="hidden" name="intent" value="edit" />
        <WordsFields label={t("comments.new.body")} locales={locales} value={comment} />
        <MentionFields mentionable={mentionable} isOpen={usesFolds(refusal)} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("comments.edit.button")}</Button>
        </Actions>
      </RefusableForm>
      <Section id="withdraw" title={t("comments.withdraw.title")}>
        <p>{t("comments.withdraw.text")}</p>
        <form method="post">
          <FormKey value={withdrawKey} />
          <input type="hidden" name="intent" value="withdraw" />
          <Button kind="stop" busy={t("common.form.saving")}>
            {t("comments.withdraw.button")}
          </Button>
        </form>
      </Section>
    </div>
  )
}
