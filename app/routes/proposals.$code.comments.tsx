import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { RefusableForm, Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { WriteComment } from "../proposals/input.ts"
import { CommentFields } from "../proposals/talk/comment-fields.tsx"
import { getDiscussion } from "../proposals/talk/comment-queries.server.ts"
import { CommentThread } from "../proposals/talk/comment-thread.tsx"
import { writeComment } from "../proposals/talk/comments.server.ts"
import { BackLink } from "../ui/breadcrumb.tsx"
import { Actions, Button } from "../ui/button.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead, Section } from "../ui/page-head.tsx"

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const search = new URL(request.url).searchParams
    const [after, at, answer] = [search.get("after"), search.get("at"), search.get("answer")]
    const thread = search.get("thread")
    const page = await getDiscussion(ctx, params.code ?? "", { thread, after, at, answer })
    return {
      title: titleOf(context, context.t("proposals.comments.title")),
      ...{ page, done: search.get("done") },
      ...{ whyNot: page.whyNot && context.t(page.whyNot.key, page.whyNot.values) },
      ...{ locales: context.locales, locale: context.locale, key: newKey() },
    }
  })

export const action = ({ context, request, params }: ActionFunctionArgs) =>
  run(context, request, WriteComment, { proposalCode: params.code }, async (ctx, input) => {
    const code = await writeComment(ctx, input)
    return redirect(`/proposals/${params.code}/comments?done=said&at=${code}#c-${code}`)
  })

export default function CommentsRoute() {
  const { page, done, whyNot, locales, locale, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { answerTo, isFirst } = page
  const path = `/proposals/${page.code}/comments`
  const own = page.thread ? `?thread=${page.thread}` : ""
  return (
    <div className="wrap form stack-l">
      <BackLink href={`/proposals/${page.code}`} label={page.title} lang={page.language} />
      <Refused refusal={refusal} />
      <PageHead title={t("proposals.comments.title")} lead={t("proposals.comments.lead")} />
      {done === "said" ? (
        <Note tone="ok" live>
          {t("proposals.comments.done")}
        </Note>
      ) : null}
      {page.threads.length === 0 ? <p className="empty">{t("proposals.comments.none")}</p> : null}
      {page.threads.map((thread) => (
        <CommentThread
          key={thread.code}
          thread={thread}
          allAt={page.thread ? null : `${path}?thread=${thread.code}`}
          answerAt={whyNot ? null : path}
          mayWork={page.mayHide || page.mayTranslate}
        />
      ))}
      <p className="row-x">
        {page.thread ? <a href={`${path}?at=${page.thread}`}>{t("proposals.comments.whole")}</a> : null}
        {isFirst ? null : <a href={`${path}${own}`}>{t("common.list.first")}</a>}
        {page.next ? (
          <a href={`${path}${own}${own ? "&" : "?"}after=${page.next}`}>{t("common.list.next")}</a>
        ) : null}
      </p>
      <Section
        id="write"
        title={t(answerTo ? "proposals.comments.answer_title" : "proposals.comments.write")}
      >
        {whyNot ? (
          <p className="muted">{whyNot}</p>
        ) : (
          <RefusableForm
            formKey={key}
            refusal={refusal}
            action={answerTo ? `${path}?answer=${answerTo.code}` : path}
          >
            <CommentFields {...{ answerTo, locales, locale }} />
            <Actions>
              <Button busy={t("common.form.saving")}>{t("proposals.comments.button")}</Button>
            </Actions>
          </RefusableForm>
        )}
      </Section>
    </div>
  )
}
