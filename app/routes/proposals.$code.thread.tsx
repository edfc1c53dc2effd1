import type { LoaderFunctionArgs } from "@remix-run/node"
import { useLoaderData } from "@remix-run/react"
import { ThreadList } from "../answers/thread/thread-list.tsx"
import { getThread } from "../answers/thread/thread-queries.server.ts"
import { read, titleOf } from "../http.server.ts"
import { useTranslation } from "../i18n/translation.tsx"
import { pageMeta } from "../page-meta.ts"
import { numberOf } from "../proposals/proposal-number.ts"
import { ProposalStatus } from "../proposals/proposal-status.tsx"
import { Breadcrumb } from "../ui/breadcrumb.tsx"
import { PageHead } from "../ui/page-head.tsx"

export const handle = { shared: true }

export const meta = pageMeta

export const loader = ({ context, params }: LoaderFunctionArgs) =>
  read(context, async (ctx) => {
    const thread = await getThread(ctx, params.code ?? "")
    return { title: titleOf(context, `${context.t("answers.thread.title")}: ${thread.title}`), thread }
  })

export default function ThreadRoute() {
  const { thread } = useLoaderData<typeof loader>()
  const { t } = useTranslation()
  const { code, table, title, language, state, outcome } = thread
  const number = numberOf(thread)
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
      <ThreadList thread={thread} />
      <p className="no-print">
        <a href={`/proposals/${code}/atom`}>{t("answers.thread.feed")}</a>
      </p>
    </div>
  )
}
