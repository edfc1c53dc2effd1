import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node"
import { useActionData, useLoaderData } from "@remix-run/react"
import { ThreadList } from "../answers/thread/thread-list.tsx"
import { getThread } from "../answers/thread/thread-queries.server.ts"
import { Refused } from "../form-parts.tsx"
import { newKey, read, run, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { FollowBox } from "../proposals/follow/follow-box.tsx"
import { followProposal, unfollowProposal } from "../proposals/follow/follow-proposal.server.ts"
import { followingOf } from "../proposals/follow/policy.ts"
import { OfProposal } from "../proposals/input.ts"
import { numberOf } from "../proposals/proposal-number.ts"
import { ProposalStatus } from "../proposals/proposal-status.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { Note } from "../ui/note.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params, request }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const thread = await getThread(ctx, params.code ?? "")
    const following = followingOf(ctx.actor, thread)
    return {
      ...{ thread, following, key: following.mayFollow ? newKey() : "" },
      done: new URL(request.url).searchParams.get("done"),
      title: titleOf(context, `${context.t("answers.thread.title")}: ${thread.title}`),
    }
  })

export const action = async ({ context, request, params }: ActionFunctionArgs) => {
  const intent = String((await request.clone().formData()).get("intent"))
  return run(context, request, OfProposal, { proposalCode: params.code }, async (ctx, input) => {
    const isEnd = intent === "unfollow"
    await (isEnd ? unfollowProposal : followProposal)(ctx, input)
    return redirect(`/proposals/${params.code}/thread?done=${isEnd ? "unfollowed" : "followed"}`)
  })
}

const DONE = ["followed", "unfollowed"] as const

export default function ThreadRoute() {
  const { thread, following, done, key } = useLoaderData<typeof loader>()
  const refusal = useActionData<typeof action>()
  const { t } = useTranslation()
  const { code, table, title, language, state, outcome } = thread
  const number = numberOf(thread)
  const told = DONE.find((word) => word === done)
  return (
    <div className="wrap band-s">
      <Breadcrumb
        label={t("common.breadcrumb")}
        items={[
          { href: `/roundtables/${table.code}`, label: table.name, lang: table.language },
          { href: `/roundtables/${table.code}/proposals`, label: t("proposals.title") },
          { href: `/proposals/${code}`, ...(number ? { label: number } : { label: title, lang: language }) },
          { label: t("answers.thread.title") },
        ]}
      />
      <Refused refusal={refusal} />
      <PageHead
        kick={t("answers.thread.title")}
        title={
          <bdi lang={language} dir="auto">
            {title}
          </bdi>
        }
        lead={t("answers.thread.lead")}
        status={<ProposalStatus state={state} outcome={outcome} />}
      />
      {told ? (
        <Note tone="ok" live>
          {t(`follow.done.${told}`)}
        </Note>
      ) : null}
      <FollowBox {...{ following, refusal }} formKey={key} path={`/proposals/${code}/thread`} />
      <ThreadList thread={thread} />
      <p className="no-print">
        <a href={`/proposals/${code}/atom`}>{t("answers.thread.feed")}</a>
      </p>
    </div>
  )
}
