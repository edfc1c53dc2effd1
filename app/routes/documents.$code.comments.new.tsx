import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { getCommented } from "../documents/comments/commented.server.ts"
import { OpenThread } from "../documents/comments/input.ts"
import { listMentionable } from "../documents/comments/mentionable.server.ts"
import { openThread } from "../documents/comments/open-thread.server.ts"
import { PassageFields } from "../documents/comments/passage-fields.tsx"
import { commentRights } from "../documents/comments/queries.server.ts"
import { SaidFields, usesFolds } from "../documents/comments/said-fields.tsx"
import { threadPath } from "../documents/comments/tell.server.ts"
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
    const paper = await getCommented(ctx, params.code ?? "")
    const { whyNot, mayOnBehalf } = commentRights(ctx, paper)
    refuse(whyNot)
    const members = await listMentionable(ctx, paper.roundtableId)
    return {
      title: titleOf(context, `${context.t("comments.new.title")}, ${paper.title}`),
      paper: { code: paper.code, title: paper.title, language: paper.language },
      headings: paper.text?.headings ?? [],
      passage: new URL(request.url).searchParams.get("passage")?.slice(0, 1000) ?? "",
      under: new URL(request.url).searchParams.get("under") ?? "",
      mentionable: members
        .filter(({ id }) => id !== ctx.actor.personId)
        .map(({ code, name }) => ({ code, name })),
      ...{ mayOnBehalf, locales: context.locales, key: newKey() },
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, OpenThread, { paperCode: params.code, live: undefined }, async (ctx, input) =>
    redirect(`${threadPath(input.paperCode, await openThread(ctx, input))}?done=opened`),
  )

export default function NewComment() {
  const { paper, key, ...fields } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CommentCrumbs paper={paper} here={t("comments.new.title")} />
      <Refused refusal={refusal} />
      <PageHead
        kick={<bdi lang={paper.language}>{paper.title}</bdi>}
        title={t("comments.new.title")}
        lead={t("comments.new.lead")}
      />
      <RefusableForm formKey={key} refusal={refusal}>
        <PassageFields {...fields} language={paper.language} />
        <SaidFields {...fields} label={t("comments.new.body")} isOpen={usesFolds(refusal)} />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("comments.new.button")}</Button>
        </Actions>
      </RefusableForm>
    </div>
  )
}
