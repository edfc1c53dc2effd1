import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { actOnThread } from "../documents/comments/act-on-thread.server.ts"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { getCommented, orphansIn } from "../documents/comments/commented.server.ts"
import { ActOnThread } from "../documents/comments/input.ts"
import { getThread } from "../documents/comments/list-threads.server.ts"
import { listMentionable } from "../documents/comments/mentionable.server.ts"
import { commentRights } from "../documents/comments/queries.server.ts"
import { ThreadPage } from "../documents/comments/thread-page.tsx"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const paper = await getCommented(ctx, params.code ?? "")
    const { whyNot, mayOnBehalf } = commentRights(ctx, paper)
    const [thread, members] = await Promise.all([
      getThread(ctx, paper, params.thread ?? ""),
      whyNot ? [] : listMentionable(ctx, paper.roundtableId),
    ])
    return {
      title: titleOf(context, `${context.t("comments.one")}, ${paper.title}`),
      paper: { code: paper.code, title: paper.title, language: paper.language },
      thread,
      isOrphan: orphansIn(paper.text)(thread),
      whyNot: whyNot && context.t(whyNot.key, whyNot.values),
      mentionable: members
        .filter(({ id }) => id !== ctx.actor.personId)
        .map(({ code, name }) => ({ code, name })),
      ...{ mayOnBehalf, locales: context.locales, formKey: newKey(), actKey: newKey() },
      done: new URL(request.url).searchParams.get("done"),
    }
  })
}

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, ActOnThread, { threadCode: params.thread }, async (ctx, input) => {
    const { paperCode, done } = await actOnThread(ctx, input)
    const list = `/documents/${paperCode}/comments`
    return redirect(
      input.intent === "reply" ? `${list}/${input.threadCode}?done=${done}` : `${list}?done=${done}`,
    )
  })

export default function Thread() {
  const page = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  return (
    <div className="wrap form">
      <CommentCrumbs paper={page.paper} here={t("comments.one")} />
      <Refused refusal={refusal} />
      <ThreadPage {...page} refusal={refusal} />
    </div>
  )
}
