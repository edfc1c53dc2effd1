import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { CommentCrumbs } from "../documents/comments/comment-crumbs.tsx"
import { getCommented } from "../documents/comments/commented.server.ts"
import { listThreads } from "../documents/comments/list-threads.server.ts"
import { commentRights, countThreads } from "../documents/comments/queries.server.ts"
import { ThreadList } from "../documents/comments/thread-list.tsx"
import { readThreadState } from "../documents/comments/thread-state.ts"
import { newKey, read, signedIn, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { ButtonLink } from "../ui/button.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) => {
  signedIn(context, request)
  return read(context, async (ctx) => {
    const { id, code, title, language, facts, text } = await getCommented(ctx, params.code ?? "")
    const query = new URL(request.url).searchParams
    const state = readThreadState(query.get("state"))
    const after = query.get("after")
    const [{ threads, next }, counts] = await Promise.all([
      listThreads(ctx, { id, facts, text }, { state, after }),
      countThreads(ctx, { id, facts }),
    ])
    const { whyNot } = commentRights(ctx, { id, facts })
    return {
      title: titleOf(context, `${context.t("comments.title")}, ${title}`),
      paper: { code, title, language },
      threads: threads.map((thread) => ({ ...thread, formKey: newKey() })),
      whyNot: whyNot && context.t(whyNot.key, whyNot.values),
      ...{ next, counts, state, isFirst: after === null, done: query.get("done") },
    }
  })
}

export default function Comments() {
  const page = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { paper, whyNot } = page
  return (
    <div className="wrap">
      <CommentCrumbs paper={paper} />
      <PageHead
        kick={<bdi lang={paper.language}>{paper.title}</bdi>}
        title={t("comments.title")}
        lead={whyNot ?? t("comments.lead")}
        action={
          whyNot ? null : (
            <ButtonLink icon="it-comment" href={`/documents/${paper.code}/comments/new`}>
              {t("comments.new.link")}
            </ButtonLink>
          )
        }
      />
      <ThreadList {...page} mayReply={whyNot === null} />
    </div>
  )
}
